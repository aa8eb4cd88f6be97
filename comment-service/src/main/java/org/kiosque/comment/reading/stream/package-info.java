/** Readers who stay: what changes in a discussion is told to each open stream, by every replica, as the topic tells it. */
@NullMarked
package org.kiosque.comment.reading.stream;

import org.jspecify.annotations.NullMarked;
