/**
 * Other systems are told what happens here, at least once each, at addresses that staff gave: signed, repeated, and written
 * down. A service says what it tells by one bean of {@link org.kiosque.common.webhooks.WebhookEvents}.
 */
@NullMarked
package org.kiosque.common.webhooks;

import org.jspecify.annotations.NullMarked;
