/** Other systems are told what is published, revised and withdrawn. */
@NullMarked
package org.kiosque.article.webhooks;

import org.jspecify.annotations.NullMarked;
