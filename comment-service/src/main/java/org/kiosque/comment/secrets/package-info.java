/** Keys that come from the environment only, and what is done with them. */
@NullMarked
package org.kiosque.comment.secrets;

import org.jspecify.annotations.NullMarked;
