/** Articles of other systems are brought in, in the background, once each. */
@NullMarked
package org.kiosque.article.imports;

import org.jspecify.annotations.NullMarked;
