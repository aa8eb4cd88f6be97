/** The approved threads, as readers see them. */
@NullMarked
package org.kiosque.comment.reading;

import org.jspecify.annotations.NullMarked;
