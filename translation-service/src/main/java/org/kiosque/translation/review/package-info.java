/** What translators read and write: one translation, sentence by sentence. */
@NullMarked
package org.kiosque.translation.review;

import org.jspecify.annotations.NullMarked;
