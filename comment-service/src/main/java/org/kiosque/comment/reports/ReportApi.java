package org.kiosque.comment.reports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The requests and answers of {@link ReportController}. */
final class ReportApi {

    private ReportApi() {}

    /**
     * @param reason {@code offensive}, {@code abusive}, {@code spam}, {@code illegal} or {@code other}
     * @param note in the reader's own words, for moderators alone
     */
    record NewReport(
            @NotBlank @Size(max = 20) String reason,
            @Nullable @Size(max = 500) String note) {}

    /** @param reference names this report in what the reader asks about it later */
    record Received(String reference) {}
}
