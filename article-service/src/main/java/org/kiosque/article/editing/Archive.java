package org.kiosque.article.editing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Scheduled;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.archive.BroughtIn;
import org.kiosque.article.editing.archive.ForeignArticle;
import org.kiosque.article.editing.archive.Joining;
import org.kiosque.article.editing.audit.Action;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Revisions;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.SubjectBook;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.Outbox;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The way out of the desk for all articles, and the way in for those that were elsewhere before. What comes in is checked
 * like what an editor writes, and others are told of it as of every publication.
 */
@Component
public class Archive {

    private static final int MOST_WAITING = 500;
    private static final Duration BEFORE_WHAT_IS_NEW = Duration.ofMinutes(1);

    private final Articles articles;
    private final ArchiveReader reader;
    private final SubjectBook subjects;
    private final Revisions revisions;
    private final Filing filing;

    Archive(Articles articles, ArchiveReader reader, SubjectBook subjects, Revisions revisions, Filing filing) {
        this.articles = articles;
        this.revisions = revisions;
        this.subjects = subjects;
        this.reader = reader;
        this.filing = filing;
    }

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    public List<ArchivedArticle> after(@Nullable String id, int limit) {
        return articles.after(id, limit).stream().map(Archive::archived).toList();
    }

    /** @return texts that the article held before, those after {@code number}, the oldest first, at most {@code limit} */
    public List<Revision> revisionsAfter(long number, String articleId, int limit) {
        return revisions.after(number, articleId, limit).stream()
                .map(revision -> revision.withVersion(null))
                .toList();
    }

    /** @return whether the broker has so much to take already that more of what is old should wait for it */
    public boolean isBehind() {
        return articles.moreWaitingThan(MOST_WAITING);
    }

    /**
     * Brings an article back as it was, under its own id; repeating is harmless.
     *
     * @param by who brings it, and when
     * @throws InvalidFieldException when it is none that the desk could have had
     */
    public BroughtIn bringBack(ArchivedArticle archived, Signature by) {
        if (articles.exists(archived.id())) {
            return new BroughtIn.There();
        }
        ArticleState state = reader.stateOf(archived, by.at());
        Plan plan = archived.schedule();
        keepSections(archived.draft(), archived.live(), plan == null ? null : plan.publishing());
        return add(
                with(
                        archived.id(),
                        state,
                        archived.draft().withVersion(0L),
                        archived.live() == null ? null : archived.live().withVersion(0L),
                        new Signatures(archived.created(), archived.changed(), archived.decided()),
                        plan,
                        archived.corrections(),
                        by),
                List.of());
    }

    /**
     * Brings a text back that an article held before, after the article itself; repeating is harmless.
     *
     * @return false when it was there
     * @throws InvalidFieldException when the article is not there, or can have held no such text
     */
    public boolean bringBack(String articleId, Revision text, Signature by) {
        Article article = articles.find(articleId)
                .orElseThrow(() -> new InvalidFieldException("/articleId", "is none of an article that is there"));
        reader.requireText(text, "/revision", by.at());
        if (text.number() >= article.draft().number()) {
            throw new InvalidFieldException("/revision/number", "is not before that of the article's own text");
        }
        if (revisions.find(articleId, text.number()).isPresent()) {
            return false;
        }
        revisions.keep(articleId, text.withVersion(null));
        return true;
    }

    /**
     * Makes an article of one that another system had; repeating it with the same id is harmless.
     *
     * @param by who brings it, and when
     * @throws InvalidFieldException when no article can be made of it
     */
    public BroughtIn bringIn(String id, ForeignArticle foreign, Signature by) {
        if (articles.exists(id)) {
            return new BroughtIn.There();
        }
        ArchiveReader.Read read = reader.contentOf(foreign);
        Instant now = by.at();
        Instant published = foreign.publishedAt();
        boolean live = published != null && !published.isAfter(now);
        Signature changed = by.at(earlier(foreign.changedAt(), now));
        Revision text = Revision.first(read.content(), foreign.note(), changed);
        ArticleState state = published == null ? new Draft() : live ? new Published(published) : new Scheduled();
        return add(
                with(
                        id,
                        state,
                        text,
                        live ? text : null,
                        new Signatures(by.at(earlier(foreign.begunAt(), now)), changed, live ? changed : null),
                        published == null || live ? null : Plan.publication(published, text, null, by),
                        null,
                        by),
                read.losses());
    }

    /** @throws InvalidFieldException when it can be none of an article that is there */
    public void requireTranslation(TranslationBroughtIn translation, Instant now) {
        if (translation.articleId() == null || !articles.exists(translation.articleId())) {
            throw new InvalidFieldException("/articleId", "is none of an article that is there");
        }
        reader.requireTranslation(translation, now);
    }

    /**
     * Looks whether a text of another system can become a translation of an article; changes nothing.
     *
     * @param by who brings it, and when
     * @throws InvalidFieldException when nobody could have written it at the desk
     */
    public Joining translationOf(String id, ForeignArticle foreign, Signature by) {
        String language = reader.declared(foreign.language());
        Article article = articles.find(id).orElse(null);
        if (article == null
                || language == null
                || language.equals(article.draft().content().language())) {
            return new Joining.Unfit();
        }
        ArchiveReader.Read read = reader.translationOf(foreign);
        return new Joining.Fit(
                new TranslationBroughtIn(
                        id,
                        language,
                        article.draft().number(),
                        read.content().title(),
                        read.content().lead(),
                        read.content().body(),
                        reader.tagsOf(foreign),
                        by.name(),
                        by.at()),
                read.losses());
    }

    /**
     * Tells others some articles again, as they are, with their next sequences; repeating is harmless.
     *
     * @param id after which to go on, or null from the beginning
     * @return how far that was, and how many were told; empty at the end
     */
    public Optional<Retold> tellAgain(@Nullable String id, int limit, Instant now) {
        List<Article> some = articles.after(id, limit);
        if (some.isEmpty()) {
            return Optional.empty();
        }
        long told = some.stream().filter(article -> toldAgain(article, now)).count();
        return Optional.of(new Retold(some.getLast().id(), told));
    }

    /**
     * Its time is a minute ago, so that whatever an editor decides at this very moment counts as later, also where it is stored
     * earlier or the clocks of two machines differ.
     */
    private boolean toldAgain(Article article, Instant now) {
        ArticleEvent event = CurrentEvent.of(article);
        if (event == null) {
            return false;
        }
        Outbox told = article.outbox().withOnly(event, now.minus(BEFORE_WHAT_IS_NEW));
        Instant since = article.outbox().since();
        return articles.retold(article, new Outbox(told.sequence(), told.pending(), since == null ? now : since));
    }

    /**
     * Tells others an article again, as it is; repeating is harmless. Webhooks are not told.
     *
     * @return false when others know nothing of it
     */
    boolean tellAgain(String id, Instant now) {
        Article article = articles.find(id).orElse(null);
        if (article == null || CurrentEvent.of(article) == null) {
            return false;
        }
        var _ = toldAgain(article, now); // if not, then because something new is told of it
        return true;
    }

    /** @param id of the last article that was looked at */
    public record Retold(String id, long told) {}

    private void keepSections(@Nullable Revision... texts) {
        for (Revision text : texts) {
            Section section = text == null ? null : text.content().section();
            if (text != null && section != null) {
                subjects.keep(
                        Kind.SECTION,
                        new SubjectBook.Written(section.key(), section.name()),
                        Language.of(text.content().language()));
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private BroughtIn add(Article article, List<String> losses) {
        try {
            filing.file(articles.save(article));
            return new BroughtIn.Added(losses);
        } catch (DuplicateKeyException broughtMeanwhile) {
            return new BroughtIn.There();
        }
    }

    private static Article with(
            String id,
            ArticleState state,
            Revision draft,
            @Nullable Revision live,
            Signatures signed,
            @Nullable Plan plan,
            @Nullable List<NotedCorrection> corrections,
            Signature by) {
        var silent = new Article(
                id,
                null,
                state,
                draft,
                live,
                signed.created(),
                signed.changed(),
                signed.decided(),
                Outbox.empty(),
                plan,
                corrections,
                List.of(Decision.of(Action.IMPORTED, by, draft.number(), null)),
                null,
                null);
        ArticleEvent event = CurrentEvent.of(silent);
        return event == null ? silent : silent.telling(Outbox.empty().with(event, by.at()));
    }

    private static ArchivedArticle archived(Article article) {
        return new ArchivedArticle(
                article.id(),
                article.state().name(),
                article.state() instanceof Published(var since) ? since : null,
                article.state() instanceof Withdrawn(var at, var reason)
                        ? new ArchivedArticle.Withdrawal(at, reason)
                        : null,
                article.draft().withVersion(null),
                article.live() == null ? null : article.live().withVersion(null),
                article.created(),
                article.changed(),
                article.decided(),
                article.plan() == null ? null : unversioned(article.plan()),
                article.corrections());
    }

    private static Plan unversioned(Plan plan) {
        Revision text = plan.publishing();
        return new Plan(plan.due(), text == null ? null : text.withVersion(null), plan.until(), plan.by());
    }

    private record Signatures(
            Signature created, Signature changed, @Nullable Signature decided) {}
}
