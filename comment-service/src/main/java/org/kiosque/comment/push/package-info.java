/** Tells readers' browsers at once what is published, as they have asked for it and until they want no more. */
@NullMarked
package org.kiosque.comment.push;

import org.jspecify.annotations.NullMarked;
