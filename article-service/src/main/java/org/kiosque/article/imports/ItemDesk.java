package org.kiosque.article.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.archive.BroughtIn;
import org.kiosque.article.editing.archive.ForeignArticle;
import org.kiosque.article.editing.archive.Joining;
import org.kiosque.article.editing.audit.AuditArchive;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.front.FrontArchive;
import org.kiosque.article.handover.HandedComments;
import org.kiosque.article.handover.HandedTranslations;
import org.kiosque.article.imports.formats.ForeignItem;
import org.kiosque.article.imports.formats.HtmlText;
import org.kiosque.article.media.MediaArchive;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.SubjectArchive;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.time.BoundedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes an article of one item, once: repeating it, after a death too, finds the article that was made. */
@Component
class ItemDesk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ItemDesk.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_ORIGINS = 20;
    private static final int LONGEST_KEY = 400;

    private final Archive archive;
    private final MediaArchive media;
    private final SubjectArchive subjects;
    private final Origins origins;
    private final HandedTranslations translations;
    private final HandedComments comments;
    private final AuditArchive audit;
    private final FrontArchive fronts;
    private final InstantSource clock;
    private final BoundedWork conversion = new BoundedWork("conversion", 1, 1, DEADLINE);

    ItemDesk(
            Archive archive,
            MediaArchive media,
            SubjectArchive subjects,
            Origins origins,
            HandedTranslations translations,
            HandedComments comments,
            AuditArchive audit,
            FrontArchive fronts,
            InstantSource clock) {
        this.archive = archive;
        this.media = media;
        this.subjects = subjects;
        this.origins = origins;
        this.translations = translations;
        this.comments = comments;
        this.audit = audit;
        this.fronts = fronts;
        this.clock = clock;
    }

    /** What became of an item. */
    sealed interface Outcome {

        /**
         * @param losses what could not be taken over
         * @param comments on it that were handed on
         */
        record Imported(List<String> losses, int comments) implements Outcome {}

        /**
         * It is a translation now.
         *
         * @param articleId of which
         */
        record Joined(String articleId, String language, List<String> losses, int comments) implements Outcome {}

        /** It was an article already, or a translation of one. */
        record Known(int comments) implements Outcome {}

        record Skipped(String reason) implements Outcome {}
    }

    /** What fails in passing, such as a store that is away, is thrown. */
    Outcome take(ForeignItem item, ImportJob job) {
        try {
            return switch (item) {
                case ForeignItem.Unfit unfit -> new Outcome.Skipped(unfit.reason());
                case ForeignItem.Own own -> broughtBack(own, job);
                case ForeignItem.OwnImage(var image) -> outcome(media.bringBack(image, clock.instant()));
                case ForeignItem.OwnSubject(var subject) -> outcome(subjects.bringBack(subject, clock.instant()));
                case ForeignItem.OwnRevision(var articleId, var revision) ->
                    outcome(archive.bringBack(articleId, revision, job.begun().at(clock.instant())));
                case ForeignItem.OwnTranslation(var translation) -> broughtBack(translation, job);
                case ForeignItem.OwnDecision(var decision) ->
                    outcome(audit.bringBack(decision, job.id(), clock.instant()));
                case ForeignItem.OwnFront(var front) -> outcome(fronts.bringBack(front, clock.instant()));
                case ForeignItem.Post post -> broughtIn(post, job, List.of());
                case ForeignItem.Translation(var post, var originalKey) -> joined(post, originalKey, job);
            };
        } catch (InvalidFieldException e) {
            return new Outcome.Skipped(e.pointer() + " " + e.getMessage());
        } catch (OverdueException e) {
            return new Outcome.Skipped(
                    "takes more than " + DEADLINE.toSeconds() + " seconds to be turned into Markdown");
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || TransientFailures.causedBy(e)) {
                throw e;
            }
            log.atError().addKeyValue("import", job.id()).setCause(e).log("An item cannot be taken over");
            return new Outcome.Skipped("cannot be taken over");
        }
    }

    private static Outcome outcome(boolean fresh) {
        return fresh ? new Outcome.Imported(List.of(), 0) : new Outcome.Known(0);
    }

    private Outcome broughtBack(ForeignItem.Own own, ImportJob job) {
        BroughtIn brought = archive.bringBack(own.article(), job.begun().at(clock.instant()));
        own.origins().stream()
                .limit(MOST_ORIGINS)
                .filter(name -> name.key() != null && name.key().length() <= LONGEST_KEY)
                .forEach(name -> origins.claim(name.key(), own.article().id(), null, name.slug()));
        return switch (brought) {
            case BroughtIn.Added(var losses) -> new Outcome.Imported(losses, 0);
            case BroughtIn.There _ -> new Outcome.Known(0);
        };
    }

    private Outcome broughtBack(TranslationBroughtIn translation, ImportJob job) {
        archive.requireTranslation(translation, clock.instant());
        HandedTranslations.Known known = translations.hand(translation, null, job.id());
        return outcome(job.id().equals(known.broughtBy()));
    }

    /** @param before what is to be told of it already */
    private Outcome broughtIn(ForeignItem.Post post, ImportJob job, List<String> before) {
        Signature by = job.begun().at(clock.instant());
        Origins.Known known = origins.claim(post.key(), RandomId.next(), job.id(), post.slug());
        BroughtIn brought = archive.bringIn(known.articleId(), foreign(post, by), by);
        List<String> losses = new ArrayList<>(before);
        int comments = handed(post, known.articleId(), by.at(), losses);
        if (brought instanceof BroughtIn.Added(var lost)) {
            losses.addAll(lost);
            return new Outcome.Imported(losses, comments);
        }
        return job.id().equals(known.broughtBy())
                ? new Outcome.Imported(before, comments)
                : new Outcome.Known(comments);
    }

    /** The article comes before its translations; without it, and where it has the same language, each stands for itself. */
    private Outcome joined(ForeignItem.Post post, String originalKey, ImportJob job) {
        Signature by = job.begun().at(clock.instant());
        Optional<String> original = origins.articleOf(originalKey);
        if (original.isEmpty()) {
            return broughtIn(post, job, List.of("what it translates is not here"));
        }
        String articleId = original.get();
        Joining joining = archive.translationOf(articleId, foreign(post, by), by);
        if (!(joining instanceof Joining.Fit(var translation, var lost))) {
            return broughtIn(post, job, List.of("it is no translation of the article " + articleId));
        }
        String own = origins.articleOf(post.key()).orElse(articleId);
        if (!own.equals(articleId)) {
            return new Outcome.Known(handed(post, own, by.at(), new ArrayList<>()));
        }
        HandedTranslations.Known known = translations.hand(translation, post.key(), job.id());
        if (!post.key().equals(known.key())) {
            return broughtIn(post, job, List.of("the article " + articleId + " has a translation into its language"));
        }
        var _ = origins.claim(post.key(), articleId, job.id(), post.slug());
        List<String> losses = new ArrayList<>(lost);
        int comments = handed(post, articleId, by.at(), losses);
        return job.id().equals(known.broughtBy())
                ? new Outcome.Joined(articleId, translation.language(), losses, comments)
                : new Outcome.Known(comments);
    }

    private int handed(ForeignItem.Post post, String articleId, Instant now, List<String> losses) {
        if (post.said().isEmpty()) {
            return 0;
        }
        if (post.publishedAt() == null || post.publishedAt().isAfter(now)) {
            losses.add("its comments were left out, since readers do not see it");
            return 0;
        }
        int handed = comments.hand(post.key(), articleId, post.said());
        if (handed < post.said().size()) {
            losses.add("there was no room for " + (post.said().size() - handed) + " of its comments");
        }
        return handed;
    }

    private ForeignArticle foreign(ForeignItem.Post post, Signature by) {
        String markdown = conversion.call(() -> HtmlText.markdown(post.html()));
        String lead = post.lead() == null ? null : HtmlText.plain(post.lead());
        Instant begun = Objects.requireNonNullElse(post.begunAt(), by.at());
        return new ForeignArticle(
                post.language(),
                post.usualLanguage(),
                post.title(),
                lead,
                markdown,
                post.tags(),
                post.authors(),
                post.slug(),
                post.slugs(),
                post.comments(),
                begun,
                post.publishedAt(),
                Objects.requireNonNullElse(post.changedAt(), begun),
                "imported from " + post.from());
    }

    @Override
    public void close() {
        conversion.close();
    }
}
