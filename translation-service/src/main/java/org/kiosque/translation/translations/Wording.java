package org.kiosque.translation.translations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/**
 * A text that a sentence was given once, and by whom: what its history is made of.
 *
 * @param key like none before
 * @param sourceHash SHA-256 of the sentence with its markup, in UTF-8, as hexadecimal digits
 * @param targetHash of the text likewise
 * @param engine null when no machine made it
 * @param by null when no person has had to do with it
 * @param revision of the article then
 */
public record Wording(
        String key,
        String sourceHash,
        String target,
        String targetHash,
        Origin origin,
        @Nullable String engine,
        Review review,
        @Nullable Staff by,
        long revision,
        Instant at) {

    /** That many wait at most for being put into the history; a process that is stopped for long may lose the oldest. */
    private static final int MOST_WAITING = 10_000;

    private record Pair(String source, String target) {}

    /**
     * What a change has given to sentences.
     *
     * @param waiting what is not in the history yet; null when nothing is
     * @param before what people had written; null when nothing
     * @param now what they have written now
     * @param hadBefore what readers had; null when nothing
     * @param shown what they have now
     * @return with that added
     */
    static List<Wording> with(
            @Nullable List<Wording> waiting,
            @Nullable Reviewed before,
            @Nullable Reviewed now,
            @Nullable Work hadBefore,
            @Nullable Work shown,
            long revision) {
        List<Wording> all = new ArrayList<>(waiting == null ? List.of() : waiting);
        if (now != null && !now.equals(before)) {
            Set<ReviewedSegment> said = new HashSet<>(before == null ? List.of() : before.segments());
            now.segments().stream()
                    .filter(segment -> !said.contains(segment))
                    .forEach(segment -> all.add(of(segment, revision)));
        }
        if (shown != null && !shown.equals(hadBefore)) {
            Set<Pair> known = new HashSet<>();
            if (hadBefore != null) {
                hadBefore.segments().forEach(segment -> known.add(new Pair(segment.source(), segment.target())));
            }
            shown.segments().stream()
                    .filter(segment -> segment.origin() == Origin.MACHINE || segment.origin() == Origin.MEMORY)
                    .filter(segment -> known.add(new Pair(segment.source(), segment.target())))
                    .forEach(segment -> all.add(of(segment, revision, shown.at())));
        }
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_WAITING), all.size()));
    }

    private static Wording of(ReviewedSegment person, long revision) {
        return new Wording(
                RandomId.next(),
                hash(person.source()),
                person.target(),
                hash(person.target()),
                person.origin(),
                person.engine(),
                person.review(),
                person.by(),
                revision,
                person.at());
    }

    private static Wording of(TranslatedSegment made, long revision, Instant at) {
        return new Wording(
                RandomId.next(),
                hash(made.source()),
                made.target(),
                hash(made.target()),
                made.origin(),
                made.engine(),
                Review.DRAFT,
                null,
                revision,
                at);
    }

    /** @return as {@link #sourceHash} has it */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
