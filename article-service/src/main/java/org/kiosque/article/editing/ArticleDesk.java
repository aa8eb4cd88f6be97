package org.kiosque.article.editing;

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
    private final Rendering rendering;

    ArticleDesk(Articles articles, History history, Rendering rendering) {
        this.articles = articles;
        this.history = history;
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

    /** @return last changed first, at most one more than {@code limit} */
    List<Article> list(@Nullable String status, @Nullable Cursor after, int limit) {
        return articles.list(status, after, limit);
    }

    /** @throws StaleArticleException when it is no longer as {@code ifMatch} */
    Article revise(String id, IfMatch ifMatch, Content content, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.revise(content, note, by));
    }

    /** Takes up a text again that was saved before. */
    Article restore(String id, IfMatch ifMatch, Revision past, @Nullable String note, Signature by) {
        return change(id, ifMatch, article -> article.restore(past, note, by));
    }

    /** @throws InvalidFieldException when the draft cannot be shown, and stays a draft */
    Article publish(String id, IfMatch ifMatch, Signature by) {
        return change(id, ifMatch, article -> {
            Content content = article.draft().content();
            rendering.ofDraft(content.body(), Language.of(content.language()));
            return article.publish(by);
        });
    }

    Article withdraw(String id, IfMatch ifMatch, String reason, Signature by) {
        return change(id, ifMatch, article -> article.withdraw(reason, by));
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
                return articles.save(after);
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
