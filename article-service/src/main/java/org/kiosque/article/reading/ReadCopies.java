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
 * Keeps what readers get. The desk tells each event directly, so that a publication shows at once even without Kafka; the
 * topics tell it again, so that nothing is missed if the desk dies in between. Each event has its effect once, in
 * whatever order the article's and its translations' events come.
 */
@Component
public class ReadCopies {

    private final Inbox inbox;

    ReadCopies(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @param sequence of the event among those of its article; repeating is harmless */
    public void apply(ArticleEvent event, long sequence) {
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
    public void apply(TranslatedArticle translation, long sequence) {
        Language language = Language.of(translation.language());
        if (language.equals(Language.of(translation.originalLanguage()))) {
            throw new IllegalArgumentException("a translation into its own language: " + language);
        }
        ArticleBody body = Markdown.render(translation.body(), language);
        String field = "translations." + language;
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
