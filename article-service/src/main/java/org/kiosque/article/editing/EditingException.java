package org.kiosque.article.editing;

import java.time.Instant;
import java.util.List;
import org.kiosque.article.editing.revisions.Revision;

/** Why the desk does not do what it was asked. */
abstract sealed class EditingException extends RuntimeException {

    /** There is no such article. */
    static final class NoSuchArticleException extends EditingException {}

    /** The editor does not say which version of the article is to be changed. */
    static final class VersionMissingException extends EditingException {}

    /** There is no such revision of the article. */
    static final class NoSuchRevisionException extends EditingException {}

    /** The address of the preview is none that was given. */
    static final class NoSuchPreviewException extends EditingException {}

    /** The address of the preview has come to its end. */
    static final class PreviewIsOverException extends EditingException {}

    /** The article has changed since the editor read it. */
    static final class StaleArticleException extends EditingException {

        private final Article current;
        private final List<Revision> since;

        /** @param since what was saved after the version that the editor knows, the newest first, without bodies */
        StaleArticleException(Article current, List<Revision> since) {
            this.current = current;
            this.since = since;
        }

        /** As it is now. */
        Article current() {
            return current;
        }

        List<Revision> since() {
            return since;
        }
    }

    /** The front page has changed since the editor read it. */
    static final class StaleFrontException extends EditingException {}

    /** Readers know the article in one language, or are about to; another one would be another article. */
    static final class LanguageIsFixedException extends EditingException {}

    /** Readers have never seen the article, so that there is nothing to withdraw. */
    static final class NotPublishedException extends EditingException {}

    /** Only what readers have never seen, and are not about to see, is submitted and given back. */
    static final class NoDraftException extends EditingException {}

    /** The article would be over before it begins. */
    static final class EndsTooSoonException extends EditingException {

        private final Instant end;

        EndsTooSoonException(Instant end) {
            this.end = end;
        }

        /** As it is planned. */
        Instant end() {
            return end;
        }
    }

    /** Readers do not see the article, so that there is nothing to correct for them. */
    static final class NotLiveException extends EditingException {}

    /** The article has as many corrections as one may have. */
    static final class TooManyCorrectionsException extends EditingException {}

    /** Readers have seen the article: it can be withdrawn, but not made undone. */
    static final class OncePublishedException extends EditingException {}
}
