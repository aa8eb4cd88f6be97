package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * One translation, sentence by sentence beside the original.
 *
 * @param etag of the texts that are shown
 * @param typed what was sent and not saved, by number of the segment
 * @param failure why it was not saved; null when nothing failed
 */
public record TranslationView(
        NewsroomFrame frame,
        Translation translation,
        String etag,
        Map<Integer, String> typed,
        @Nullable String failure) {

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
            @Nullable Instant reviewedAt) {}

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

    public long approved() {
        return translation.segments().stream()
                .filter(segment -> segment.review().equals("approved"))
                .count();
    }
}
