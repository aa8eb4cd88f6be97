package org.kiosque.common.events;

/** What article-service found in a file of another system beside articles, and hands on to those whose business it is. */
public sealed interface ImportEvent extends Event permits TranslationBroughtIn, CommentsBroughtIn {

    /** Of the article here. */
    String articleId();
}
