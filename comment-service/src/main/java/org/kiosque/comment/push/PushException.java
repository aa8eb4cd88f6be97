package org.kiosque.comment.push;

import java.time.Duration;
import org.kiosque.common.failures.Refusal;

/** Nothing was changed. */
abstract sealed class PushException extends RuntimeException implements Refusal {

    /** Nothing is sent to browsers here. */
    static final class NoPushException extends PushException {}

    /** The token was given to nobody. */
    static final class NoSuchPushSubscriptionException extends PushException {}

    static final class TooManyPushSubscriptionsException extends PushException {

        private final int most;
        private final Duration window;

        TooManyPushSubscriptionsException(int most, Duration window) {
            this.most = most;
            this.window = window;
        }

        int most() {
            return most;
        }

        Duration window() {
            return window;
        }
    }
}
