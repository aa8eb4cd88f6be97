package org.kiosque.comment.reading.stream;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a topic was heard: of each partition the offset of the last event, since nothing orders the events of different
 * ones. As the id of an event it means the same on every replica. Immutable.
 */
final class Positions {

    static final Positions NONE = new Positions(new long[0]);

    private static final int LONGEST = 4_000;
    private static final int MOST_PARTITIONS = 1_000;
    private static final int BASE = 36;
    private static final long NOTHING = -1;
    private static final Pattern FORM =
            Pattern.compile("[0-9a-z]{1,3}\\.[0-9a-z]{1,12}(?:-[0-9a-z]{1,3}\\.[0-9a-z]{1,12})*");

    private final long[] offsets;

    private Positions(long[] offsets) {
        this.offsets = offsets;
    }

    Positions with(int partition, long offset) {
        long[] next = Arrays.copyOf(offsets, Math.max(offsets.length, partition + 1));
        if (next.length > offsets.length) {
            Arrays.fill(next, offsets.length, next.length, NOTHING);
        }
        next[partition] = offset;
        return new Positions(next);
    }

    /** @return -1 when nothing was heard of it */
    long of(int partition) {
        return partition < offsets.length ? offsets[partition] : NOTHING;
    }

    /** @return whether nothing was heard here that was not heard there, too */
    boolean within(Positions others) {
        return IntStream.range(0, offsets.length).allMatch(partition -> offsets[partition] <= others.of(partition));
    }

    /** @return what {@link #read} reads: digits, small letters, points and dashes; empty when nothing was heard */
    String written() {
        return IntStream.range(0, offsets.length)
                .filter(partition -> offsets[partition] != NOTHING)
                .mapToObj(
                        partition -> Integer.toString(partition, BASE) + "." + Long.toString(offsets[partition], BASE))
                .collect(Collectors.joining("-"));
    }

    /** @return null for anything that was not written here */
    static @Nullable Positions read(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return null;
        }
        Positions read = NONE;
        for (String one : text.split("-", -1)) {
            int point = one.indexOf('.');
            int partition = Integer.parseInt(one.substring(0, point), BASE);
            if (partition >= MOST_PARTITIONS) {
                return null;
            }
            read = read.with(partition, Long.parseLong(one.substring(point + 1), BASE));
        }
        return read;
    }
}
