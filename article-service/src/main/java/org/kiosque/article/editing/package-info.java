/** The editors' desk: an article from its draft through publication to withdrawal. */
@NullMarked
package org.kiosque.article.editing;

import org.jspecify.annotations.NullMarked;
