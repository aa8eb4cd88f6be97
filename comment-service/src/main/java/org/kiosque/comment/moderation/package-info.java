/** The moderators' desk: the queues and the decisions. */
@NullMarked
package org.kiosque.comment.moderation;

import org.jspecify.annotations.NullMarked;
