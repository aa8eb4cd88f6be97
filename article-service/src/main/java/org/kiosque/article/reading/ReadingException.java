package org.kiosque.article.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why readers do not get what they ask for. */
abstract sealed class ReadingException extends RuntimeException {

    /** There is no such article, as far as readers may know. */
    static final class NoSuchArticleException extends ReadingException {}

    /** Nobody has that key, and nobody ever had. */
    static final class NoSuchAuthorException extends ReadingException {}

    /** Readers could once see the article, and no longer can. */
    static final class ArticleWithdrawnException extends ReadingException {

        private final @Nullable Instant at;
        private final @Nullable String reason;

        ArticleWithdrawnException(@Nullable Instant at, @Nullable String reason) {
            this.at = at;
            this.reason = reason;
        }

        /** @return null where that was not told */
        @Nullable Instant at() {
            return at;
        }

        /** @return in the editor's words; null where none was given */
        @Nullable String reason() {
            return reason;
        }
    }
}
