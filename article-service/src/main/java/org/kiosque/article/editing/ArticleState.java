package org.kiosque.article.editing;

import java.time.Instant;

/** Where an article is between its first line and its end. */
sealed interface ArticleState {

    /** As it is stored and asked for. */
    String name();

    /** Readers have never seen it. */
    record Draft() implements ArticleState {

        @Override
        public String name() {
            return "draft";
        }
    }

    /** @param since when readers could first see it; after a withdrawal, when they could again */
    record Published(Instant since) implements ArticleState {

        @Override
        public String name() {
            return "published";
        }
    }

    /** @param reason in the editor's words */
    record Withdrawn(Instant at, String reason) implements ArticleState {

        @Override
        public String name() {
            return "withdrawn";
        }
    }
}
