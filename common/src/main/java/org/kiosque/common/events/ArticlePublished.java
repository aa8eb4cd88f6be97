package org.kiosque.common.events;

/** {@code article.published.v1}: readers may see the article from now on, as it is here. */
public record ArticlePublished(ArticleSnapshot article) implements ArticleEvent {

    @Override
    public String articleId() {
        return article.articleId();
    }

    @Override
    public String aggregateId() {
        return articleId();
    }
}
