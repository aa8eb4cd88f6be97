package org.kiosque.article.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file that is brought in.
 *
 * @param state {@code open} until it is {@code done} or {@code failed}
 * @param format null until it is known
 * @param size of the file, in bytes
 * @param begun by whom and when
 * @param items what became of those that are done with; the file is gone through in its order, so that this is the position
 * @param bytesRead of the file
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
        Signature begun,
        Items items,
        long bytesRead,
        int stalls,
        @Nullable Lease lease,
        @Nullable String problem,
        @Nullable Instant endedAt) {

    static final String OPEN = "open";
    static final String DONE = "done";
    static final String FAILED = "failed";

    static ImportJob begun(String id, long size, Signature by) {
        return new ImportJob(id, OPEN, null, size, by, Items.NONE, 0, 0, null, null, null);
    }

    boolean isHeld(Instant now) {
        return lease != null && lease.until().isAfter(now);
    }

    record Lease(String owner, Instant until) {}

    /**
     * @param read all that follow
     * @param imported of which there is an article now that was not there before
     * @param known of which there was one
     * @param skipped of which none was made
     */
    record Items(long read, long imported, long known, long skipped) {

        static final Items NONE = new Items(0, 0, 0, 0);

        Items withImported() {
            return new Items(read + 1, imported + 1, known, skipped);
        }

        Items withKnown() {
            return new Items(read + 1, imported, known + 1, skipped);
        }

        Items withSkipped() {
            return new Items(read + 1, imported, known, skipped + 1);
        }
    }
}
