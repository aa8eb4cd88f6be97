package org.kiosque.comment.reports;

import java.time.Duration;
import org.kiosque.common.failures.Refusal;

/** The report is not taken; nothing was written. */
abstract sealed class ReportException extends RuntimeException implements Refusal {

    /** Readers see no such comment. */
    static final class NothingToReportException extends ReportException {}

    /** More reports from one network address than it may leave. */
    static final class TooManyReportsException extends ReportException {

        private final ReportsProperties limits;

        TooManyReportsException(ReportsProperties limits) {
            this.limits = limits;
        }

        int maxPerAddress() {
            return limits.maxPerAddress();
        }

        Duration window() {
            return limits.window();
        }
    }
}
