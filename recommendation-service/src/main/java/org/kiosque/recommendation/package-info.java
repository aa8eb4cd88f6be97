/** Finds what to read next, in the reader's language. */
@NullMarked
package org.kiosque.recommendation;

import org.jspecify.annotations.NullMarked;
