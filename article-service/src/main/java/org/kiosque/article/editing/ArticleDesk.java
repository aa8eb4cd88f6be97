package org.kiosque.article.editing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.EditingException.NoSuchArticleException;
import org.kiosque.article.editing.EditingException.OncePublishedException;
import org.kiosque.article.editing.EditingException.StaleArticleException;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** What editors do with articles. */
@Component
class ArticleDesk {

    private static final int TRIES = 3;

    private final Articles articles;
    private final History history;
    private final Filing filing;
    private final Rendering rendering;

    ArticleDesk(Articles articles, History history, Filing filing, Rendering rendering) {
        this.articles = articles;
        this.history = history;
        this.filing = filing;
        this.rendering = rendering;
    }

    /** @param id repeating it with the same one begins nothing new */
    Article begin(String id, Content content, @Nullable String note, Signature by) {
        try {
            return articles.save(Article.begun(id, content, note, by));
        } catch (DuplicateKeyException alreadyBegun) {
            return find(id);
        }
    }

    /** @throws NoSuchArticleException when there is none */
    Article find(String id) {
        return Optional.of(id).filter(RandomId::isOne).flatMap(articles::find).orElseThrow(NoSuchArticleException::new);
    }

    /** @throws NoSuchArticleException when there is none */
    void requireThere(String id) {
        if (!RandomId.isOne(id) || !articles.exists(id)) {
            throw new NoSuchArticleException();
        }
    }

    /** @return last changed first, at most one more than {@code limit} */
    List<Article> list(Articles.Selection selection, @Nullable Cursor after, int limit) {
        return articles.list(selection, after, limit);
    }

    /** @throws StaleArticleException when it is no longer as {@code ifMatch} */
    Article revise(String id, IfMatch ifMatch, Content content, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.revise(content, note, by));
    }

    /** Takes up a text again that was saved before. */
    Article restore(String id, IfMatch ifMatch, Revision past, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.restore(past, note, by));
    }

    /** Has another editor read it. */
    Article submit(String id, IfMatch ifMatch, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.submit(note, by));
    }

    /** Gives it back to whoever writes it. */
    Article giveBack(String id, IfMatch ifMatch, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.giveBack(note, by));
    }

    /**
     * @param until when it is to end; null for the end that is planned, or none
     * @throws InvalidFieldException when the draft cannot be shown, and stays a draft
     */
    Article publish(String id, IfMatch ifMatch, @Nullable Instant until, Signature by) {
        return change(id, ifMatch, article -> {
            requireShowable(article);
            return article.publish(until, by);
        });
    }

    /**
     * @param until as at {@link #publish}
     * @throws InvalidFieldException when the draft cannot be shown, and stays a draft
     */
    Article schedule(String id, IfMatch ifMatch, Instant at, @Nullable Instant until, Signature by) {
        return change(id, ifMatch, article -> {
            requireShowable(article);
            return article.schedule(at, until, by);
        });
    }

    private void requireShowable(Article article) {
        Content content = article.draft().content();
        rendering.ofDraft(content.body(), Language.of(content.language()));
    }

    Article unschedule(String id, IfMatch ifMatch, Signature by) {
        return change(id, ifMatch, article -> article.unschedule(by));
    }

    /** Has happen what is due; harmless when nothing is, any longer or yet. */
    void takePlace(String id, Instant now) {
        var _ = change(id, IfMatch.ANY, article -> article.takePlace(now));
    }

    Article withdraw(String id, IfMatch ifMatch, String reason, Signature by) {
        return change(id, ifMatch, article -> article.withdraw(reason, by));
    }

    /** @param correctionId repeating it with the same one adds nothing */
    Article correct(String id, IfMatch ifMatch, String correctionId, String text, Signature by) {
        return change(id, ifMatch, article -> article.correct(correctionId, text, by));
    }

    /** @throws OncePublishedException unless readers have never seen it */
    void delete(String id, IfMatch ifMatch) {
        Article article = articles.find(id).orElse(null);
        if (article == null) {
            history.forget(id); // whoever deleted it may have died before this
            throw new NoSuchArticleException();
        }
        requireFitting(ifMatch, article);
        if (!article.deletable()) {
            throw new OncePublishedException();
        }
        try {
            articles.delete(article);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            throw stale(find(id), ifMatch);
        }
        history.forget(id);
    }

    private Article change(String id, IfMatch ifMatch, UnaryOperator<Article> transition) {
        for (int i = 1; ; i++) {
            Article before = find(id);
            requireFitting(ifMatch, before);
            Article after = transition.apply(before);
            if (after.equals(before)) {
                return before;
            }
            history.keepOverwritten(before, after);
            try {
                Article saved = articles.save(after);
                filing.file(saved);
                return saved;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Whoever named a version learns that it is gone; for others the newest will do.
                if (ifMatch.namesVersion()) {
                    throw stale(find(id), ifMatch);
                }
                if (i == TRIES) {
                    throw changedMeanwhile;
                }
            }
        }
    }

    private void requireFitting(IfMatch ifMatch, Article article) {
        if (!ifMatch.fits(article)) {
            throw stale(article, ifMatch);
        }
    }

    private StaleArticleException stale(Article current, IfMatch known) {
        OptionalLong version = known.newestVersion();
        return new StaleArticleException(
                current, version.isPresent() ? history.since(current, version.getAsLong()) : List.of());
    }
}
