package org.kiosque.comment.newsletter;

import java.time.Duration;
import org.kiosque.common.failures.Refusal;

/** Nothing was changed. */
abstract sealed class SubscriptionException extends RuntimeException implements Refusal {

    /** None is sent here. */
    static final class NoNewsletterException extends SubscriptionException {}

    /** The token was never in a letter, or the subscription is over. */
    static final class NoSuchSubscriptionException extends SubscriptionException {}

    static final class TooManyWishesException extends SubscriptionException {

        private final int most;
        private final Duration window;

        TooManyWishesException(int most, Duration window) {
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
