/** Words by which texts are found, whatever their capitals and accents. */
@NullMarked
package org.kiosque.article.words;

import org.jspecify.annotations.NullMarked;
