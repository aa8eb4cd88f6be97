package org.kiosque.article.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.archive.BroughtIn;
import org.kiosque.article.editing.archive.ForeignArticle;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.imports.formats.ForeignItem;
import org.kiosque.article.imports.formats.HtmlText;
import org.kiosque.article.media.MediaArchive;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.SubjectArchive;
import org.kiosque.common.events.RandomId;
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
    private final InstantSource clock;
    private final BoundedWork conversion = new BoundedWork("conversion", 1, 1, DEADLINE);

    ItemDesk(Archive archive, MediaArchive media, SubjectArchive subjects, Origins origins, InstantSource clock) {
        this.archive = archive;
        this.media = media;
        this.subjects = subjects;
        this.origins = origins;
        this.clock = clock;
    }

    /** What became of an item. */
    sealed interface Outcome {

        /** @param losses what could not be taken over */
        record Imported(List<String> losses) implements Outcome {}

        /** It was an article already. */
        record Known() implements Outcome {}

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
                case ForeignItem.Post post -> broughtIn(post, job);
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
        return fresh ? new Outcome.Imported(List.of()) : new Outcome.Known();
    }

    private Outcome broughtBack(ForeignItem.Own own, ImportJob job) {
        BroughtIn brought = archive.bringBack(own.article(), job.begun().at(clock.instant()));
        own.origins().stream()
                .limit(MOST_ORIGINS)
                .filter(name -> name.key() != null && name.key().length() <= LONGEST_KEY)
                .forEach(name -> origins.claim(name.key(), own.article().id(), null, name.slug()));
        return switch (brought) {
            case BroughtIn.Added(var losses) -> new Outcome.Imported(losses);
            case BroughtIn.There _ -> new Outcome.Known();
        };
    }

    private Outcome broughtIn(ForeignItem.Post post, ImportJob job) {
        Signature by = job.begun().at(clock.instant());
        String markdown = conversion.call(() -> HtmlText.markdown(post.html()));
        String lead = post.lead() == null ? null : HtmlText.plain(post.lead());
        Instant begun = Objects.requireNonNullElse(post.begunAt(), by.at());
        var article = new ForeignArticle(
                post.language(),
                post.usualLanguage(),
                post.title(),
                lead,
                markdown,
                post.tags(),
                post.authors(),
                post.slug(),
                post.comments(),
                begun,
                post.publishedAt(),
                Objects.requireNonNullElse(post.changedAt(), begun),
                "imported from " + post.from());
        Origins.Known known = origins.claim(post.key(), RandomId.next(), job.id(), post.slug());
        return switch (archive.bringIn(known.articleId(), article, by)) {
            case BroughtIn.Added(var losses) -> new Outcome.Imported(losses);
            case BroughtIn.There _ ->
                job.id().equals(known.broughtBy()) ? new Outcome.Imported(List.of()) : new Outcome.Known();
        };
    }

    @Override
    public void close() {
        conversion.close();
    }
}
