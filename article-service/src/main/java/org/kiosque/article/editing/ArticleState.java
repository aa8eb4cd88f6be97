package org.kiosque.article.editing;

import java.time.Instant;

/** Where an article is between its first line and its end. */
sealed interface ArticleState {

    /** As it is stored and asked for. */
    String name();

    /** Readers have never seen it. */
    sealed interface Unseen extends ArticleState {}

    /** It is being written. */
    record Draft() implements Unseen {

        @Override
        public String name() {
            return "draft";
        }
    }

    /** Its author is done, and another editor is to read it. */
    record InReview() implements Unseen {

        @Override
        public String name() {
            return "in-review";
        }
    }

    /** Readers are to see it for the first time at a certain moment. */
    record Scheduled() implements Unseen {

        @Override
        public String name() {
            return "scheduled";
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
