package org.kiosque.common.events;

import java.util.List;

/** {@code article.published.v1}: readers may see the article from now on, as it is here. */
public record ArticlePublished(ArticleSnapshot article) implements ArticleEvent {

    @Override
    public String articleId() {
        return article.articleId();
    }

    @Override
    public List<String> languages() {
        return List.of(article.language());
    }
}
