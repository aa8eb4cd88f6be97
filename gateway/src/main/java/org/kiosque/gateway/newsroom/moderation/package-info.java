/** The moderators' room: comments in queues, and decisions on them. */
@NullMarked
package org.kiosque.gateway.newsroom.moderation;

import org.jspecify.annotations.NullMarked;
