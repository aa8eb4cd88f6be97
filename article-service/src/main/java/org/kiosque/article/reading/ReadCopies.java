package org.kiosque.article.reading;

import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Markdown;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps what readers get. Each event has its effect once, in whatever order the article's and its translations' events
 * come, and however often.
 */
@Component
class ReadCopies {

    private final Inbox inbox;

    ReadCopies(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @param sequence of the event among those of its article; repeating is harmless */
    void apply(ArticleEvent event, long sequence) {
        if (!inbox.isNewer(ReadArticle.class, event.articleId(), "sequence", sequence)) {
            return; // rendering is what costs, and most events come twice
        }
        Update update = switch (event) {
            case ArticlePublished published -> showing(published.article());
            case ArticleRevised revised -> showing(revised.article());
            case ArticleWithdrawn withdrawn ->
                new Update().set("live", false).set("withdrawnAt", withdrawn.withdrawnAt());
        };
        inbox.applyIfNewer(ReadArticle.class, event.articleId(), "sequence", sequence, update);
    }

    private static Update showing(ArticleSnapshot article) {
        Language language = Language.of(article.language());
        ArticleBody body = Markdown.render(article.body(), language);
        return new Update()
                .set("live", true)
                .unset("withdrawnAt")
                .set("language", language.tag())
                .set("revision", article.revision())
                .set(
                        "original",
                        new ReadArticle.Text(
                                article.slug(),
                                article.title(),
                                article.lead(),
                                article.tags(),
                                article.image(),
                                body.readingMinutes()))
                .set("bodies." + language, new ReadArticle.Body(body.html(), body.outline()))
                .set("authors", article.authors())
                .set("policy", article.comments())
                .set("publishedAt", article.publishedAt())
                .set("updatedAt", article.updatedAt());
    }

    /** @param sequence of the event among those of this translation; repeating is harmless */
    void apply(TranslatedArticle translation, long sequence) {
        Language language = Language.of(translation.language());
        if (language.equals(Language.of(translation.originalLanguage()))) {
            throw new IllegalArgumentException("a translation into its own language: " + language);
        }
        String field = "translations." + language;
        if (!inbox.isNewer(ReadArticle.class, translation.articleId(), field + ".sequence", sequence)) {
            return;
        }
        ArticleBody body = Markdown.render(translation.body(), language);
        var text = new ReadArticle.Text(
                translation.slug(),
                translation.title(),
                translation.lead(),
                translation.tags(),
                translation.image(),
                body.readingMinutes());
        var update = new Update()
                .set(field + ".revision", translation.revision())
                .set(field + ".text", text)
                .set(field + ".origin", translation.origin())
                .set(field + ".translatedAt", translation.translatedAt())
                .set("bodies." + language, new ReadArticle.Body(body.html(), body.outline()));
        if (translation.engine() == null) {
            update.unset(field + ".engine");
        } else {
            update.set(field + ".engine", translation.engine());
        }
        inbox.applyIfNewer(ReadArticle.class, translation.articleId(), field + ".sequence", sequence, update);
    }
}
