package org.kiosque.translation.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a file's entries.
 *
 * @param read all that are in it
 * @param changed added, or replaced
 * @param unchanged there already, as they are or newer
 * @param skipped how many are left out
 * @param reasons of the first hundred of these
 */
public record ImportReport(int read, int changed, int unchanged, int skipped, List<Skipped> reasons) {

    /** Told one by one. */
    private static final int MOST_REASONS = 100;

    public ImportReport {
        reasons = List.copyOf(reasons);
    }

    /** @param entry its number in the file, from 1, without a heading */
    public record Skipped(int entry, String reason) {}

    /** Counts while a file is read. For one thread. */
    public static final class Tally {

        private int read;
        private int skipped;
        private final List<Skipped> reasons = new ArrayList<>();

        /** @return the number of the entry that is read now */
        public int next() {
            return ++read;
        }

        public void skip(String reason) {
            skipped++;
            if (reasons.size() < MOST_REASONS) {
                reasons.add(new Skipped(read, reason));
            }
        }

        public ImportReport report(int changed) {
            return new ImportReport(read, changed, read - skipped - changed, skipped, reasons);
        }
    }
}
