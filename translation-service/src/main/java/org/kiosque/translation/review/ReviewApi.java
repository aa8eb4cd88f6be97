package org.kiosque.translation.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;
import org.kiosque.translation.desk.ListedTranslation;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.Wording;

/** What translators see of one translation, and send. */
final class ReviewApi {

    /** Characters of one text; see {@link Sheet} for what depends on the sentence. */
    static final int LONGEST_TARGET = 20_000;

    /** Segments of one call. */
    static final int MOST_SEGMENTS = 500;

    private ReviewApi() {}

    /** @param review {@code draft} when left out */
    record SegmentRequest(
            @VisibleText @Size(max = LONGEST_TARGET) @PlainText
            String target,

            @Nullable Review review) {}

    /** @param n number of the segment */
    record NumberedSegmentRequest(
            @NotNull @Min(0) Integer n,

            @VisibleText @Size(max = LONGEST_TARGET) @PlainText
            String target,

            @Nullable Review review) {}

    record SegmentsRequest(
            @NotEmpty @Size(max = MOST_SEGMENTS) List<@NotNull @Valid NumberedSegmentRequest> segments) {}

    /** @param earlierSource the wording that a person translated so; null when it was made for the sentence as it is */
    record ListedProposal(
            String target,
            TranslatedSegment.Origin origin,
            @Nullable String engine,
            @Nullable String earlierSource) {

        static ListedProposal of(Proposal proposal) {
            return new ListedProposal(
                    proposal.target(), proposal.origin(), proposal.engine(), proposal.earlierSource());
        }
    }

    /**
     * @param target null while there is none
     * @param origin null likewise
     * @param stale whether a person translated an earlier wording of it, or with other terms, and none has looked at it since
     * @param staleTerm a term of the glossary that has changed since a person wrote the target, and that it lacks; null when
     *     there is none
     * @param proposal what may be used instead; null when there is nothing
     * @param gate why it stays in the original: what was wrong with the machines' answers; null while some text is there
     * @param reviewedBy who wrote or approved it last; null while no person has
     */
    record ListedSegment(
            int n,
            Field field,
            String source,
            @Nullable String target,
            TranslatedSegment.@Nullable Origin origin,
            @Nullable String engine,
            Review review,
            boolean stale,
            @Nullable String staleTerm,
            @Nullable ListedProposal proposal,
            @Nullable Fault gate,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {

        /**
         * @param made null while it is missing
         * @param proposal of what is missing, too
         * @param person null while no person has had to do with it
         */
        static ListedSegment of(
                Segment segment,
                @Nullable TranslatedSegment made,
                @Nullable Proposal proposal,
                @Nullable ReviewedSegment person) {
            String staleTerm = made == null ? null : made.staleTerm();
            return new ListedSegment(
                    segment.n(),
                    segment.field(),
                    segment.source(),
                    made == null ? null : made.target(),
                    made == null ? null : made.origin(),
                    made == null ? null : made.engine(),
                    person == null ? Review.DRAFT : person.review(),
                    (proposal != null && proposal.earlierSource() != null) || staleTerm != null,
                    staleTerm,
                    proposal == null ? null : ListedProposal.of(proposal),
                    made == null ? null : made.gate(),
                    person == null ? null : person.by().name(),
                    person == null ? null : person.at());
        }
    }

    /**
     * What a sentence was given once.
     *
     * @param sourceHash SHA-256 of the sentence with its markup, in UTF-8
     * @param targetHash of the text likewise
     * @param revision of the article then
     * @param by name of the person; null when it was no person
     */
    record HistoryLine(
            String target,
            String sourceHash,
            String targetHash,
            TranslatedSegment.Origin origin,
            @Nullable String engine,
            Review review,
            @Nullable String by,
            long revision,
            Instant at) {

        static HistoryLine of(Wording wording) {
            Staff by = wording.by();
            return new HistoryLine(
                    wording.target(),
                    wording.sourceHash(),
                    wording.targetHash(),
                    wording.origin(),
                    wording.engine(),
                    wording.review(),
                    by == null ? null : by.name(),
                    wording.revision(),
                    wording.at());
        }
    }

    /** Translations of one call. */
    static final int MOST_APPROVALS = 50;

    /** @param etag of the texts that were read, as the lists and the translation itself give it */
    record ApprovalRequest(
            @NotBlank @Size(max = 100) String articleId,
            @NotBlank @Size(max = Language.LONGEST) String language,
            @NotBlank @Size(max = 200) String etag) {}

    record ApprovalsRequest(
            @NotEmpty @Size(max = MOST_APPROVALS) List<@NotNull @Valid ApprovalRequest> translations) {}

    /** What became of one that was to be approved. */
    enum Approval {
        APPROVED,
        /** Not what was read any more. */
        CHANGED,
        /** A segment has no text, or there are too many to be read. */
        INCOMPLETE,
        /** No published article is translated so. */
        NOT_THERE;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param etag of the texts as they are now; null when they are not approved */
    record ListedApproval(
            String articleId,
            String language,
            Approval outcome,
            @Nullable String etag) {}

    record ListedApprovals(List<ListedApproval> items) {}

    /** @param segments of the article as it is published, in reading order; after a change, those that it named */
    record OneTranslation(@JsonUnwrapped ListedTranslation translation, List<ListedSegment> segments) {}
}
