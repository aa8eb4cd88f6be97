package org.kiosque.translation.review;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.files.ImportReport;
import org.kiosque.translation.making.CompletedTranslation;
import org.kiosque.translation.making.Progress;
import org.kiosque.translation.making.Showing;
import org.kiosque.translation.review.ReviewException.IncompleteTranslationException;
import org.kiosque.translation.review.ReviewException.NoSuchSegmentException;
import org.kiosque.translation.review.ReviewException.UntranslatableArticleException;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.segmentation.UntranslatableException;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/** One translation laid out sentence by sentence, as it was at one moment: to be read, and to be written on. */
final class Sheet {

    /** A text may have four times the characters of its sentence, and these. */
    private static final int SHORT = 500;

    /** Characters of all texts of one translation together. */
    private static final int LONGEST_TOGETHER = 400_000;

    private final ShownTranslation shown;
    private final ArticleText text;
    private final Progress progress;
    private final Reviewed reviewed;
    private final Reviewed.Lookup written;
    private final Showing showing;

    private Sheet(ShownTranslation shown, ArticleText text, Showing showing) {
        this.showing = showing;
        this.shown = shown;
        this.text = text;
        this.progress = Progress.of(shown, text);
        this.reviewed = Reviewed.of(shown.reviewed(), shown.article().language());
        this.written = reviewed.lookup();
    }

    /** @throws UntranslatableArticleException when the article's text is beyond the bounds */
    static Sheet of(ShownTranslation shown, Showing showing) {
        try {
            return new Sheet(shown, ArticleText.of(shown.article()), showing);
        } catch (UntranslatableException e) {
            throw new UntranslatableArticleException(String.valueOf(e.getMessage()));
        }
    }

    /** @param pointer to the text in the request, for problems */
    record Change(int n, String target, Review review, String pointer) {}

    List<ReviewApi.ListedSegment> listed() {
        return text.segments().stream().map(this::listed).toList();
    }

    ReviewApi.ListedSegment listed(int n) {
        return listed(segment(n));
    }

    private ReviewApi.ListedSegment listed(Segment segment) {
        TranslatedSegment made = progress.done().get(segment.n());
        Proposal proposal = made == null ? progress.suggestion(segment) : made.proposal();
        return ReviewApi.ListedSegment.of(
                segment, made, proposal, written.of(segment).orElse(null));
    }

    /**
     * @param changes texts that a person has written
     * @return empty when all of it was so before
     * @throws InvalidFieldException for one that cannot stand where its sentence stands
     */
    Optional<Outcome> with(List<Change> changes, Staff by, Instant at) {
        Map<Integer, ReviewedSegment> changed = new TreeMap<>();
        Map<Integer, String> pointers = new TreeMap<>();
        for (Change change : changes) {
            Segment segment = segment(change.n());
            String target =
                    Normalizer.normalize(change.target(), Normalizer.Form.NFC).strip();
            check(segment, target, change.pointer());
            changed.put(segment.n(), reviewedAs(segment, target, Origin.HUMAN, null, change.review(), by, at));
            pointers.put(segment.n(), change.pointer());
        }
        return outcome(changed, pointers, at);
    }

    /** @return what of a file is not there yet and can stand in its place; the rest is told to the tally */
    List<Change> changesOf(List<Xliff.Read> units, ImportReport.Tally tally) {
        List<Change> changes = new ArrayList<>();
        List<Segment> segments = text.segments();
        for (Xliff.Read unit : units) {
            int entry = tally.next();
            String target = unit.target() == null
                    ? ""
                    : Normalizer.normalize(unit.target(), Normalizer.Form.NFC).strip();
            if (unit.fault() != null) {
                tally.skip(unit.fault());
            } else if (unit.n() < 0
                    || unit.n() >= segments.size()
                    || !segments.get(unit.n()).source().equals(unit.source())) {
                tally.skip("is of another wording of the article");
            } else if (!target.isEmpty() && !isThere(segments.get(unit.n()), target, unit.review())) {
                objection(segments.get(unit.n()), target)
                        .ifPresentOrElse(
                                tally::skip,
                                () -> changes.add(new Change(unit.n(), target, unit.review(), "/unit/" + entry)));
            }
        }
        return changes;
    }

    /** An approval is not taken back by a file that does not know of it. */
    private boolean isThere(Segment segment, String target, Review review) {
        TranslatedSegment made = progress.done().get(segment.n());
        boolean approved = written.of(segment)
                .filter(person -> person.review() == Review.APPROVED)
                .isPresent();
        return made != null && made.target().equals(target) && (approved || review == Review.DRAFT);
    }

    /**
     * Approves all that there is.
     *
     * @return empty when all of it was so before
     * @throws IncompleteTranslationException when there is nothing for some sentence
     */
    Optional<Outcome> approved(Staff by, Instant at) {
        Map<Integer, ReviewedSegment> changed = new TreeMap<>();
        for (Segment segment : text.segments()) {
            TranslatedSegment made = progress.done().get(segment.n());
            if (made == null) {
                throw new IncompleteTranslationException(segment.n());
            }
            changed.put(
                    segment.n(),
                    reviewedAs(segment, made.target(), made.origin(), made.engine(), Review.APPROVED, by, at));
        }
        return outcome(changed, Map.of(), at);
    }

    /**
     * What becomes of a translation by a change.
     *
     * @param completed what readers get of it; null while something is missing
     */
    record Outcome(Reviewed reviewed, @Nullable CompletedTranslation completed) {}

    private Optional<Outcome> outcome(
            Map<Integer, ReviewedSegment> changed, Map<Integer, String> pointers, Instant at) {
        List<ReviewedSegment> news = new ArrayList<>();
        changed.forEach((n, change) -> {
            if (!isSaid(segment(n), change)) {
                news.add(change);
            }
        });
        if (news.isEmpty()) {
            return Optional.empty();
        }
        Reviewed next = reviewed.with(news, text.segments());
        Progress after = Progress.of(shown.with(next), text);
        ArticleText.Texts texts =
                texts(after, pointers.values().stream().findFirst().orElse(""));
        Reviewed.Lookup lookup = next.lookup();
        for (Segment segment : text.segments()) {
            boolean persons = lookup.of(segment).isPresent();
            if (persons && !pointers.isEmpty() && texts.untouched().contains(segment.n())) {
                throw new InvalidFieldException(
                        pointers.getOrDefault(
                                segment.n(), pointers.values().iterator().next()),
                        "would change the markup of the text around segment " + segment.n());
            }
        }
        pointers.forEach((n, pointer) -> checkWhole(segment(n).field(), texts, pointer));
        CompletedTranslation completed = after.complete()
                ? CompletedTranslation.of(shown.article(), to(), text, after.done(), next, showing, at)
                : null;
        return Optional.of(new Outcome(next, completed));
    }

    private ArticleText.Texts texts(Progress after, String pointer) {
        Map<Integer, String> targets = CompletedTranslation.targets(after.done());
        if (targets.values().stream().mapToLong(String::length).sum() > LONGEST_TOGETHER) {
            throw new InvalidFieldException(pointer, "makes the whole longer than " + LONGEST_TOGETHER + " characters");
        }
        return text.with(targets, to());
    }

    private boolean isSaid(Segment segment, ReviewedSegment change) {
        return written.of(segment)
                .filter(said -> said.nth() == change.nth()
                        && said.target().equals(change.target())
                        && said.origin() == change.origin()
                        && said.review() == change.review()
                        && said.staleTerm() == null)
                .isPresent();
    }

    private static void check(Segment segment, String target, String pointer) {
        objection(segment, target).ifPresent(objection -> {
            throw new InvalidFieldException(pointer, objection);
        });
    }

    private static Optional<String> objection(Segment segment, String target) {
        int longest = 4 * segment.source().length() + SHORT;
        return target.length() > longest
                ? Optional.of("is longer than " + longest + " characters, four times its source and " + SHORT)
                : segment.objection(target);
    }

    /** Twice what an editor may write. */
    private static void checkWhole(Field field, ArticleText.Texts texts, String pointer) {
        switch (field) {
            case TITLE -> checkWhole(texts.title(), 600, "title", pointer);
            case LEAD -> checkWhole(texts.lead(), 2_000, "lead", pointer);
            case ALT -> {
                checkWhole(texts.alt(), 1_000, "alternative text", pointer);
                checkWhole(texts.caption(), 1_000, "caption", pointer);
                if (texts.seo() != null) {
                    checkWhole(texts.seo().metaTitle(), 1_000, "title for search engines", pointer);
                    checkWhole(texts.seo().metaDescription(), 1_000, "description for search engines", pointer);
                }
            }
            case TAG -> texts.tags().forEach(tag -> checkWhole(tag.name(), 120, "tag", pointer));
            case BODY -> {}
        }
    }

    private static void checkWhole(@Nullable String whole, int longest, String what, String pointer) {
        if (whole != null && whole.length() > longest) {
            throw new InvalidFieldException(pointer, "makes the " + what + " longer than " + longest + " characters");
        }
    }

    private static ReviewedSegment reviewedAs(
            Segment segment,
            String target,
            Origin origin,
            @Nullable String engine,
            Review review,
            Staff by,
            Instant at) {
        return new ReviewedSegment(
                segment.field(), segment.source(), segment.nth(), target, origin, engine, review, by, at, null);
    }

    private Segment segment(int n) {
        List<Segment> segments = text.segments();
        if (n < 0 || n >= segments.size()) {
            throw new NoSuchSegmentException(n, segments.size());
        }
        return segments.get(n);
    }

    private Language to() {
        return Language.of(shown.language());
    }
}
