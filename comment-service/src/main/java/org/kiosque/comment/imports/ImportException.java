package org.kiosque.comment.imports;

import org.kiosque.common.failures.Refusal;

/** Nothing was brought in. */
abstract sealed class ImportException extends RuntimeException implements Refusal {

    static final class NoSuchImportException extends ImportException {}

    static final class TooManyImportsException extends ImportException {}
}
