/** Sends the events that an aggregate's own document carries, in order and at least once. */
@NullMarked
package org.kiosque.common.outbox;

import org.jspecify.annotations.NullMarked;
