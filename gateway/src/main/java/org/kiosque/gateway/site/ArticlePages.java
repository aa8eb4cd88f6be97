package org.kiosque.gateway.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Gathers what an article page shows from the services, side by side. */
@Component
class ArticlePages {

    private final ArticleClient articles;
    private final CommentClient comments;
    private final ShelfClient shelf;
    private final Sections sections;
    private final Frames frames;
    private final SiteProperties site;

    ArticlePages(
            ArticleClient articles,
            CommentClient comments,
            ShelfClient shelf,
            Sections sections,
            Frames frames,
            SiteProperties site) {
        this.articles = articles;
        this.comments = comments;
        this.shelf = shelf;
        this.sections = sections;
        this.frames = frames;
        this.site = site;
    }

    Article article(Language language, String id) {
        return articles.article(id, language.tag());
    }

    /** The last part of the address at which an article is read in a language, translated or not. */
    static String slugOf(Article article, Language language) {
        String prefix = "/" + language + "/";
        return article.url().startsWith(prefix) ? article.url().substring(prefix.length()) : article.slug();
    }

    /** Sections under way while the article itself is being fetched. */
    record Surroundings(Sections.Pending<ThreadView> thread, Sections.Pending<List<CardView>> others) {

        void abandon() {
            thread.abandon();
            others.abandon();
        }
    }

    Surroundings surroundings(Language language, String id, String slug, @Nullable String cursor) {
        Texts text = frames.texts(language);
        Duration patience = site.sectionDeadline();
        return new Surroundings(
                sections.start(
                        "comments", () -> thread(language, id, slug, cursor, text), Section.unavailable(), patience),
                sections.start("others", () -> others(language, id, text), Section.hidden(), patience));
    }

    ArticleView view(Language language, Article article, Surroundings around, CommentForm form) {
        Texts text = frames.texts(language);
        boolean translated = !article.language().equals(article.original().language());
        return new ArticleView(
                frames.ofArticle(
                        language,
                        article,
                        form.failure() == null ? article.title() : text.get("form.failed.title", article.title())),
                article.language(),
                !article.language().equals(language.tag()),
                translated ? article.original().title() : null,
                article.original().language(),
                article.original().url(),
                article.tags().isEmpty() ? null : article.tags().getFirst().name(),
                article.title(),
                text.list(article.authors().stream().map(Article.Author::name).toList()),
                Moment.day(article.publishedAt(), text),
                revised(article) ? Moment.day(article.updatedAt(), text) : null,
                text.get("article.readingTime", Math.max(1, article.readingMinutes())),
                notice(article, language, text),
                article.lead(),
                Figure.of(article.image()),
                article.bodyHtml(),
                article.comments().closed(),
                around.thread().get(),
                form,
                around.others().get());
    }

    /** A change in the first hour is part of publishing. */
    private static boolean revised(Article article) {
        Instant published = article.publishedAt();
        Instant updated = article.updatedAt();
        return published != null && updated != null && updated.isAfter(published.plus(Duration.ofHours(1)));
    }

    private static @Nullable String notice(Article article, Language language, Texts text) {
        Article.Translation translation = article.translation();
        String original = text.nameOf(article.original().language());
        if (!article.language().equals(language.tag())) {
            return text.get("notice.untranslated", original);
        }
        if (translation == null || article.language().equals(article.original().language())) {
            return null;
        }
        String notice = switch (String.valueOf(translation.origin())) {
            case "human" -> text.get("notice.human", original);
            case "mixed" ->
                translation.engine() == null
                        ? text.get("notice.mixed", original)
                        : text.get("notice.mixedBy", original, StringUtils.capitalize(translation.engine()));
            default ->
                translation.engine() == null
                        ? text.get("notice.machine", original)
                        : text.get("notice.machineBy", original, StringUtils.capitalize(translation.engine()));
        };
        return translation.stale() ? notice + " " + text.get("notice.stale") : notice;
    }

    private ThreadView thread(Language language, String id, String slug, @Nullable String cursor, Texts text) {
        CommentThread thread;
        try {
            thread = comments.on(id, language.tag(), site.commentsPerPage(), cursor);
        } catch (ServiceException.RefusedException refused) {
            if (cursor != null && refused.status() == 400) {
                throw new NoSuchPageException("There are no comments at " + cursor, refused);
            }
            throw refused;
        }
        String path = "/" + language + "/" + slug;
        return new ThreadView(
                thread.items().stream()
                        .map(comment -> CommentView.of(comment, language, text))
                        .toList(),
                cursor == null ? null : path + "#comments",
                Addresses.with(path, "comments", thread.nextCursor(), "comments"));
    }

    /** What to read next; the latest articles while the recommendation-service knows nothing or is down. */
    private List<CardView> others(Language language, String id, Texts text) {
        List<Card> cards = List.of();
        try {
            cards = shelf.nextTo(id, language.tag(), site.otherArticles()).items();
        } catch (ServiceException down) {
            sections.fellBack("others", down);
        }
        if (cards.isEmpty()) {
            cards = articles.latest(language.tag(), site.otherArticles() + 1, null)
                    .items();
        }
        return cards.stream()
                .filter(card -> !card.id().equals(id))
                .limit(site.otherArticles())
                .map(card -> CardView.of(card, language, text))
                .toList();
    }
}
