package org.kiosque.article.reading;

import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.springframework.stereotype.Component;

/**
 * Makes of events what readers get. Each event has its effect once, in whatever order the article's and its translations'
 * events come, and however often. Rendering is what costs, and most events come twice: only what is news is rendered.
 */
@Component
class ReadCopies {

    private final ReadArticles articles;
    private final Rendering rendering;
    private final RenderingAttempts attempts;
    private final Changes changes;

    ReadCopies(ReadArticles articles, Rendering rendering, RenderingAttempts attempts, Changes changes) {
        this.articles = articles;
        this.rendering = rendering;
        this.attempts = attempts;
        this.changes = changes;
    }

    /** @param sequence of the event among those of its article; repeating is harmless */
    void apply(ArticleEvent event, long sequence) {
        if (articles.lacks(event.articleId(), sequence)) {
            switch (event) {
                case ArticlePublished published -> show(published.article(), sequence);
                case ArticleRevised revised -> show(revised.article(), sequence);
                case ArticleWithdrawn withdrawn -> articles.hide(withdrawn, sequence);
            }
            changed(KeptReads.article(event.articleId()));
        }
    }

    private void changed(String subject) {
        changes.of(subject);
        changes.of(KeptReads.LISTS);
    }

    private void show(ArticleSnapshot article, long sequence) {
        Language language = Language.of(article.language());
        articles.show(article, language, rendered(article.articleId(), article.body(), language, sequence), sequence);
    }

    private ArticleBody rendered(String id, String body, Language language, long sequence) {
        return attempts.attempt(id + "/" + language + "/" + sequence, () -> rendering.ofPublished(body, language));
    }

    /** @param sequence of the event among those of this translation; repeating is harmless */
    void apply(TranslatedArticle translation, long sequence) {
        apply(translation, false, sequence);
    }

    /**
     * Readers get the original until they ask for this text.
     *
     * @param sequence of the event among those of this translation; repeating is harmless
     */
    void offer(TranslatedArticle translation, long sequence) {
        apply(translation, true, sequence);
    }

    private void apply(TranslatedArticle translation, boolean offered, long sequence) {
        Language language = Language.of(translation.language());
        if (language.equals(Language.of(translation.originalLanguage()))) {
            throw new IllegalArgumentException("a translation into its own language: " + language);
        }
        if (articles.lacks(translation.articleId(), language, sequence)) {
            ArticleBody body = rendered(translation.articleId(), translation.body(), language, sequence);
            articles.show(translation, offered, language, body, sequence);
            changed(KeptReads.translation(translation.articleId(), language.tag()));
        }
    }
}
