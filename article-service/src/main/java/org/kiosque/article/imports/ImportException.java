package org.kiosque.article.imports;

import org.kiosque.common.failures.Refusal;

/** Why an import is not begun, or not shown. */
abstract sealed class ImportException extends RuntimeException {

    /** There is no such import. */
    static final class NoSuchImportException extends ImportException {}

    /** As many wait already as may. */
    static final class TooManyImportsException extends ImportException implements Refusal {}
}
