package org.kiosque.common.events;

import java.util.List;

/** {@code article.revised.v1}: an article that was already published reads like this from now on. */
public record ArticleRevised(ArticleSnapshot article) implements ArticleEvent {

    @Override
    public String articleId() {
        return article.articleId();
    }

    @Override
    public List<String> languages() {
        return List.of(article.language());
    }
}
