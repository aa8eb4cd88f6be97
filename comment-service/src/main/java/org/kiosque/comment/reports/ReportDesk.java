package org.kiosque.comment.reports;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.ReportedComments;
import org.kiosque.comment.comments.ReportedComments.Shown;
import org.kiosque.comment.privacy.PrivacyProperties;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.reports.ReportException.NothingToReportException;
import org.kiosque.comment.reports.ReportException.TooManyReportsException;
import org.springframework.stereotype.Component;

/** Takes reports in, and calls a moderator when there are enough. */
@Component
record ReportDesk(
        Reports reports,
        ReportedComments comments,
        Pseudonyms pseudonyms,
        PrivacyProperties privacy,
        ReportsProperties limits,
        InstantSource clock,
        MeterRegistry meters) {

    private static final int LONGEST_ID = 64;

    /**
     * @param address the network address that it comes from: the first report of each stands, until a moderator decides
     * @return the reference of the report that stands
     * @throws NothingToReportException when readers see no such comment
     * @throws TooManyReportsException when the address has left too many
     */
    String report(String commentId, Reason reason, @Nullable String note, String address) {
        if (commentId.length() > LONGEST_ID) {
            throw new NothingToReportException();
        }
        Shown comment = comments.find(commentId).orElseThrow(NothingToReportException::new);
        Instant now = clock.instant();
        String network = pseudonyms.ofAddress(address);
        String reference = reports.standing(commentId, network, comment.lookedAt())
                .orElseGet(() -> taken(comment, network, reason, note, now));
        // Also when this report came before: whoever took it may have died here.
        if (reports.enough(commentId, comment.lookedAt(), limits.threshold())) {
            comments.report(commentId);
        }
        return reference;
    }

    private String taken(Shown comment, String network, Reason reason, @Nullable String note, Instant now) {
        if (reports.countFrom(network, now.minus(limits.window())) >= limits.maxPerAddress()) {
            throw new TooManyReportsException(limits);
        }
        String reference = reports.add(comment.id(), network, reason, note, now, now.plus(privacy.addressesKeptFor()));
        meters.counter("comments.reported", "reason", reason.word()).increment();
        return reference;
    }
}
