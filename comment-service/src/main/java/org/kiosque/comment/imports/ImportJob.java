package org.kiosque.comment.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file that is brought in.
 *
 * @param state {@code open} until it is {@code done} or {@code failed}
 * @param format null until it is known
 * @param size of the file, in bytes
 * @param done what became of what was read; the file is gone through in its order, so that this is the position
 * @param stalls how often it was taken up since it last went on
 * @param lease who is at it; null when nobody is
 * @param problem why it failed; null otherwise
 * @param endedAt null while it is open
 */
@Document(Imports.COLLECTION)
record ImportJob(
        @Id String id,
        String state,
        @Nullable String format,
        long size,
        String by,
        Instant at,
        Done done,
        int stalls,
        @Nullable Lease lease,
        @Nullable String problem,
        @Nullable Instant endedAt) {

    static final String OPEN = "open";
    static final String DONE = "done";
    static final String FAILED = "failed";

    static ImportJob begun(String id, long size, String by, Instant at) {
        return new ImportJob(id, OPEN, null, size, by, at, Done.NOTHING, 0, null, null, null);
    }

    record Lease(String owner, Instant until) {}

    /**
     * @param read all that follow
     * @param imported that are comments here now and were not before
     * @param known that were
     * @param skipped that are not
     * @param report the first of what was skipped, or lost something
     */
    record Done(long read, long imported, long known, long skipped, List<Line> report) {

        static final int LONGEST_REPORT = 200;
        static final Done NOTHING = new Done(0, 0, 0, 0, List.of());

        Done {
            report = report == null ? List.of() : List.copyOf(report); // lists of imports leave it out
        }

        Done with(String item, Outcome outcome) {
            return new Done(
                    read + 1,
                    imported + (outcome instanceof Outcome.Imported ? 1 : 0),
                    known + (outcome instanceof Outcome.Known ? 1 : 0),
                    skipped + (outcome instanceof Outcome.Skipped ? 1 : 0),
                    switch (outcome) {
                        case Outcome.Skipped(var reason) -> with(new Line(read + 1, item, "skipped", reason));
                        case Outcome.Imported(var loss)
                        when loss != null -> with(new Line(read + 1, item, "imported", loss));
                        case Outcome.Imported _, Outcome.Known _ -> report;
                    });
        }

        private List<Line> with(Line line) {
            if (report.size() >= LONGEST_REPORT) {
                return report;
            }
            var longer = new ArrayList<>(report);
            longer.add(line);
            return longer;
        }
    }

    /**
     * @param number in the file, from 1
     * @param outcome {@code skipped}, or {@code imported} where something was lost
     */
    record Line(long number, String item, String outcome, String reason) {}
}
