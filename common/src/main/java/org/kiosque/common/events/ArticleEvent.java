package org.kiosque.common.events;

/** What article-service tells on {@link Topics#ARTICLES}. */
public sealed interface ArticleEvent extends Event permits ArticlePublished, ArticleRevised, ArticleWithdrawn {

    /** See {@link RandomId}; the same in every language, for ever. */
    String articleId();

    @Override
    default String aggregateId() {
        return articleId();
    }
}
