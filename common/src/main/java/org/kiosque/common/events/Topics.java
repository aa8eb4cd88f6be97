package org.kiosque.common.events;

/** Names of the Kafka topics. */
public final class Topics {

    /** Compacted, kept for ever: the newest state of every article. */
    public static final String ARTICLES = "articles";
    /** Compacted, kept for ever: the newest state of every translation. */
    public static final String TRANSLATIONS = "translations";
    /** Kept for 7 days. */
    public static final String COMMENTS = "comments";

    private Topics() {}

    /** Where a record of {@code topic} ends up that a consumer cannot handle. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlt";
    }
}
