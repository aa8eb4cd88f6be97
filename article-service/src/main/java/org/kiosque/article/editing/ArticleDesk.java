package org.kiosque.article.editing;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.Article.Signature;
import org.kiosque.article.editing.EditingException.NoSuchArticleException;
import org.kiosque.article.editing.EditingException.OncePublishedException;
import org.kiosque.article.editing.EditingException.StaleArticleException;
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
    private final Rendering rendering;

    ArticleDesk(Articles articles, Rendering rendering) {
        this.articles = articles;
        this.rendering = rendering;
    }

    /** @param id repeating it with the same one begins nothing new */
    Article begin(String id, Content content, Signature by) {
        try {
            return articles.save(Article.begun(id, content, by));
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
    Article revise(String id, IfMatch ifMatch, Content content, Signature by) {
        return change(id, ifMatch, article -> article.revise(content, by));
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
        Article article = find(id);
        if (!ifMatch.fits(article)) {
            throw new StaleArticleException();
        }
        if (!article.deletable()) {
            throw new OncePublishedException();
        }
        try {
            articles.delete(article);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            throw new StaleArticleException();
        }
    }

    private Article change(String id, IfMatch ifMatch, UnaryOperator<Article> transition) {
        for (int i = 1; ; i++) {
            Article before = find(id);
            if (!ifMatch.fits(before)) {
                throw new StaleArticleException();
            }
            Article after = transition.apply(before);
            if (after.equals(before)) {
                return before;
            }
            try {
                return articles.save(after);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Whoever named a version learns that it is gone; for others the newest will do.
                if (ifMatch.namesVersion() || i == TRIES) {
                    throw ifMatch.namesVersion() ? new StaleArticleException() : changedMeanwhile;
                }
            }
        }
    }
}
