/** Who has an article open at the desk: it tells colleagues of each other, and locks nothing. */
@NullMarked
package org.kiosque.article.editing.presence;

import org.jspecify.annotations.NullMarked;
