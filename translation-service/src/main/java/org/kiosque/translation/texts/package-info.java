/** Short texts that others want in another language at once, such as comments: each sentence is made once and kept for a while. */
@NullMarked
package org.kiosque.translation.texts;

import org.jspecify.annotations.NullMarked;
