/** How a reader's words become a comment. */
@NullMarked
package org.kiosque.comment.posting;

import org.jspecify.annotations.NullMarked;
