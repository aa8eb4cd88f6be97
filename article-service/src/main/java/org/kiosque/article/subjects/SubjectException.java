package org.kiosque.article.subjects;

import org.kiosque.common.failures.Refusal;

/** Why a tag, an author or a section is not what an editor wants it to be. */
abstract sealed class SubjectException extends RuntimeException implements Refusal {

    /** There is none with that key. */
    static final class NoSuchSubjectException extends SubjectException {}

    /** The editor does not say which version is to be changed. */
    static final class VersionMissingException extends SubjectException {}

    /** It has changed since the editor read it. */
    static final class StaleSubjectException extends SubjectException {}

    /** Another one has the key, or the name in that language. */
    static final class TakenException extends SubjectException {

        private final String field;
        private final String holder;

        /** @param holder key of the other one */
        TakenException(String field, String holder) {
            this.field = field;
            this.holder = holder;
        }

        String field() {
            return field;
        }

        String holder() {
            return holder;
        }
    }

    /** Articles have it. */
    static final class InUseException extends SubjectException {}

    /** It has as many keys as one may have. */
    static final class TooManyKeysException extends SubjectException {}

    /** There are as many sections as there may be. */
    static final class TooManySectionsException extends SubjectException {}
}
