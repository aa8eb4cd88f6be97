package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * One translation, sentence by sentence beside the original.
 *
 * @param etag of the texts that are shown
 * @param typed what was sent and not saved, by number of the segment
 * @param changed whether it was not saved since somebody has saved another text meanwhile
 * @param failure why it was not saved; null when nothing failed
 */
public record TranslationView(
        NewsroomFrame frame,
        Translation translation,
        String etag,
        Map<Integer, String> typed,
        boolean changed,
        @Nullable Refusal failure) {

    public record Translation(
            String articleId,
            String language,
            String originalLanguage,
            String status,
            @Nullable String reason,
            boolean stale,
            List<Segment> segments) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Translation {
            segments = segments == null ? List.of() : segments;
        }
    }

    /**
     * @param field of the article that it stands in
     * @param target null while there is none
     * @param origin null likewise
     * @param review {@code draft} or {@code approved}
     * @param stale whether a person translated an earlier wording
     * @param proposal what may be used instead; null when there is nothing
     * @param gate what was wrong with the machines' answers; null while some text is there
     */
    public record Segment(
            int n,
            String field,
            String source,
            @Nullable String target,
            @Nullable String origin,
            @Nullable String engine,
            String review,
            boolean stale,
            @Nullable Proposal proposal,
            @Nullable String gate,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {

        boolean isApproved() {
            return review.equals("approved");
        }
    }

    /** @param earlierSource the wording that a person translated so; null when it was made for the sentence as it is */
    public record Proposal(String target, @Nullable String earlierSource) {}

    /** What stands in the field of a segment. */
    public String text(Segment segment) {
        String sent = typed.get(segment.n());
        if (sent != null) {
            return sent;
        }
        return segment.target() == null ? "" : segment.target();
    }

    /** What is saved of a segment in whose field something else stands; null where the field shows it. */
    public @Nullable String stored(Segment segment) {
        return typed.containsKey(segment.n()) ? Objects.requireNonNullElse(segment.target(), "") : null;
    }

    /** What somebody has saved meanwhile and is not what was typed; null when there is nothing of the kind. */
    public @Nullable String theirs(Segment segment) {
        String sent = typed.get(segment.n());
        return changed && sent != null && !sent.equals(segment.target()) ? segment.target() : null;
    }

    /** The segment that is looked at when this one is approved: the next that is not, else the first that is not, else itself. */
    public int after(Segment segment) {
        List<Segment> all = translation.segments();
        int place = all.indexOf(segment);
        return Stream.concat(all.stream().skip(place + 1L), all.stream().limit(place))
                .filter(other -> !other.isApproved())
                .mapToInt(Segment::n)
                .findFirst()
                .orElse(segment.n());
    }

    public long approved() {
        return translation.segments().stream().filter(Segment::isApproved).count();
    }
}
