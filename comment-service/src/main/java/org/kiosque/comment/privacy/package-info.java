/** Keys that come from the environment only, and what is done with them. */
@NullMarked
package org.kiosque.comment.privacy;

import org.jspecify.annotations.NullMarked;
