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
     * @param read imported, known and skipped ones
     * @param imported of which there is an article now that was not there before, or a translation of one
     * @param known of which there was one
     * @param skipped of which none was made
     * @param joined of those that were imported, translations of articles; null in what an earlier version has stored
     * @param comments that were handed on to comment-service; null likewise
     */
    record Items(
            long read,
            long imported,
            long known,
            long skipped,
            @Nullable Long joined,
            @Nullable Long comments) {

        static final Items NONE = new Items(0, 0, 0, 0, 0L, 0L);

        Items withImported(int handed) {
            return new Items(read + 1, imported + 1, known, skipped, of(joined), of(comments) + handed);
        }

        Items withJoined(int handed) {
            return new Items(read + 1, imported + 1, known, skipped, of(joined) + 1, of(comments) + handed);
        }

        Items withKnown(int handed) {
            return new Items(read + 1, imported, known + 1, skipped, of(joined), of(comments) + handed);
        }

        Items withSkipped() {
            return new Items(read + 1, imported, known, skipped + 1, of(joined), of(comments));
        }

        static long of(@Nullable Long count) {
            return count == null ? 0 : count;
        }
    }
}
