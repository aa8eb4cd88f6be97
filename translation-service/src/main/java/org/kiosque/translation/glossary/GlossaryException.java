package org.kiosque.translation.glossary;

import org.kiosque.common.failures.Refusal;

/** What can be wrong with a request about terms. */
abstract sealed class GlossaryException extends RuntimeException implements Refusal {

    private GlossaryException(String message) {
        super(message);
    }

    static final class NoSuchTermException extends GlossaryException {

        NoSuchTermException() {
            super("The glossary has no such term in this direction.");
        }
    }

    static final class VersionMissingException extends GlossaryException {

        VersionMissingException() {
            super("The term is there: send the ETag that you have read in the header If-Match.");
        }
    }

    static final class StaleTermException extends GlossaryException {

        StaleTermException() {
            super("Read the term again, then repeat your change.");
        }
    }

    static final class FullGlossaryException extends GlossaryException {

        FullGlossaryException() {
            super("A glossary has " + Glossary.MOST_TERMS + " terms in one direction at most.");
        }
    }
}
