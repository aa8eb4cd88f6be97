/** Who decided what about which article, for good. */
@NullMarked
package org.kiosque.article.editing.audit;

import org.jspecify.annotations.NullMarked;
