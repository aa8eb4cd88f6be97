package org.kiosque.article.webhooks;

/** Why a webhook is not there. */
abstract sealed class WebhookException extends RuntimeException {

    /** There is no such webhook. */
    static final class NoSuchWebhookException extends WebhookException {}

    /** There are as many as there may be. */
    static final class TooManyWebhooksException extends WebhookException {}
}
