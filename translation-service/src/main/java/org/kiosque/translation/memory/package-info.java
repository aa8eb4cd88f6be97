/** Sentences that people have approved, of all articles: used again for the same sentence, and looked through for one like it. */
@NullMarked
package org.kiosque.translation.memory;

import org.jspecify.annotations.NullMarked;
