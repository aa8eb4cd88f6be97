/** Tells writers what became of their comments, and moderators what waits, by mail. */
@NullMarked
package org.kiosque.comment.notices;

import org.jspecify.annotations.NullMarked;
