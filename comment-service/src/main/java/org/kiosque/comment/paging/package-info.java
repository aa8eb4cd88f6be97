/** Lists in parts: where the next part starts, opaque to clients and stable while comments come and go. */
@NullMarked
package org.kiosque.comment.paging;

import org.jspecify.annotations.NullMarked;
