package org.kiosque.article.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.reading.ReadArticles.Selection;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.reading.ReadingException.ArticleWithdrawnException;
import org.kiosque.article.reading.ReadingException.NoSuchArticleException;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.springframework.stereotype.Component;

/** Finds what is published. */
@Component
class PublishedArticles {

    private static final Duration COUNTS_LAST = Duration.ofSeconds(10);
    private static final int MOST_COUNTS = 200;

    private final ReadArticles articles;
    private final Origins origins;
    /** Counting reads every published article, and everybody may ask: once in a while is enough. */
    private final Cache<String, List<Subject>> counted;

    PublishedArticles(ReadArticles articles, Origins origins, InstantSource clock) {
        this.articles = articles;
        this.origins = origins;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(COUNTS_LAST)
                .maximumSize(MOST_COUNTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * @param idOrSlug the id, or any words that end in a dash and the id, or the last part of its address in the system that
     *     had it before
     * @throws NoSuchArticleException when there is none, or readers were never to see it
     * @throws ArticleWithdrawnException when readers are no longer to see it
     */
    ReadArticle find(String idOrSlug) {
        ReadArticle found = Optional.of(ArticleSlug.idIn(idOrSlug))
                .filter(RandomId::isOne)
                .flatMap(articles::find)
                .or(() -> origins.articleAt(idOrSlug).flatMap(articles::find))
                .orElseThrow(NoSuchArticleException::new);
        if (found.live() == null) {
            throw new NoSuchArticleException();
        }
        if (!found.live()) {
            throw new ArticleWithdrawnException(found.withdrawnAt(), found.withdrawalReason());
        }
        return found;
    }

    /** @return newest first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> list(Selection selection, @Nullable Cursor after, int limit) {
        return articles.list(selection, after, limit);
    }

    /**
     * @return the subjects of what is published, the most frequent first, named as in {@code language} where any article
     *     knows that name; up to ten seconds old
     */
    List<Subject> tags(Language language) {
        return counted.get("tags " + language, _ -> articles.tags(language));
    }

    /** @return who wrote what is published, the most frequent first; up to ten seconds old */
    List<Subject> authors() {
        return counted.get("authors", _ -> articles.authors());
    }
}
