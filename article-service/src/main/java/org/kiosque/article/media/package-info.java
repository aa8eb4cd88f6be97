/** Images: taken in, checked, made anew in several widths, and served for ever under the same address. */
@NullMarked
package org.kiosque.article.media;

import org.jspecify.annotations.NullMarked;
