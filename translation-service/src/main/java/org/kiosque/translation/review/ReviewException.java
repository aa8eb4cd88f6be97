package org.kiosque.translation.review;

import org.kiosque.common.failures.Refusal;

/** What can be wrong with a change of a translation. */
abstract sealed class ReviewException extends RuntimeException implements Refusal {

    private ReviewException(String message) {
        super(message);
    }

    /** The text has no sentence with this number. */
    static final class NoSuchSegmentException extends ReviewException {

        NoSuchSegmentException(int n, int segments) {
            super("There is no segment " + n + ": they go from 0 to " + (segments - 1) + ".");
        }
    }

    static final class VersionMissingException extends ReviewException {

        VersionMissingException() {
            super("Send the ETag that you have read in the header If-Match.");
        }
    }

    static final class StaleTranslationException extends ReviewException {

        StaleTranslationException() {
            super("Read it again, then repeat your change.");
        }
    }

    /** Others have changed it again and again while this was tried. */
    static final class ChangedMeanwhileException extends ReviewException {

        ChangedMeanwhileException() {
            super("Try it again.");
        }
    }

    /** There is nothing to approve for some sentence. */
    static final class IncompleteTranslationException extends ReviewException {

        IncompleteTranslationException(int n) {
            super("Segment " + n + " has no text to approve.");
        }
    }

    /** The article's text is beyond the bounds of what is read for translation. */
    static final class UntranslatableArticleException extends ReviewException {

        UntranslatableArticleException(String why) {
            super("Its segments cannot be had: " + why + ".");
        }
    }
}
