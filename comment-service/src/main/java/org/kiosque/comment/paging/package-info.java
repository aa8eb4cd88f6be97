/** The order of lists of comments, which stays the same while comments come and go. */
@NullMarked
package org.kiosque.comment.paging;

import org.jspecify.annotations.NullMarked;
