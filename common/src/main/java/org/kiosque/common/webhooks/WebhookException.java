package org.kiosque.common.webhooks;

/** Why a webhook is not there. */
public abstract sealed class WebhookException extends RuntimeException {

    /** There is no such webhook. */
    public static final class NoSuchWebhookException extends WebhookException {}

    /** There are as many as there may be. */
    public static final class TooManyWebhooksException extends WebhookException {}
}
