/** The comments: what one is, how it changes and where all are kept; whoever asks gets only what they may see. */
@NullMarked
package org.kiosque.comment.comments;

import org.jspecify.annotations.NullMarked;
