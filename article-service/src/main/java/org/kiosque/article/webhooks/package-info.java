/** Other systems are told what is published, revised and withdrawn, at least once each, at addresses that editors gave. */
@NullMarked
package org.kiosque.article.webhooks;

import org.jspecify.annotations.NullMarked;
