/** The operator's own opinion of a comment that comes in, asked over HTTP. */
@NullMarked
package org.kiosque.comment.posting.hook;

import org.jspecify.annotations.NullMarked;
