package org.kiosque.gateway.site.article;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.kiosque.gateway.edge.pages.Contents;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.CommentThreads;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.NoSuchPageException;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Gathers what an article page shows from the services, side by side. */
@Component
record ArticlePages(
        ArticleClient articles,
        CommentThreads threads,
        ShelfClient shelf,
        Sections sections,
        Frames frames,
        ArticleMetadata metadata,
        SiteProperties site) {

    Article article(Language language, String id) {
        return articles.article(id, language.tag());
    }

    /** The last part of the address at which an article is read in a language, translated or not. */
    static String slugOf(Article article, Language language) {
        String prefix = Addresses.article(language, "");
        return article.url().startsWith(prefix) ? article.url().substring(prefix.length()) : article.slug();
    }

    /** Sections under way while the article itself is being fetched. */
    record Surroundings(String id, Sections.Pending<ThreadView> thread, Sections.Pending<Shelf> others)
            implements AutoCloseable {

        /** What a form says that comes back may be of yesterday: the text in it is not lost with its place. */
        Section<ThreadView> threadIfStillThere() {
            try {
                return thread.get();
            } catch (NoSuchPageException gone) {
                return Section.unavailable();
            }
        }

        @Override
        public void close() {
            thread.abandon();
            others.abandon();
        }
    }

    /** @throws NoSuchPageException by its thread, when there is no such place */
    Surroundings surroundings(Language language, String id, String slug, Place place) {
        Duration patience = site.sectionDeadline();
        String page = Addresses.article(language, slug);
        return new Surroundings(
                id,
                sections.start(
                        "comments", () -> threads.under(id, language, page, place), Section.unavailable(), patience),
                sections.start("others", () -> others(language, id), Section.hidden(), patience));
    }

    Texts texts(Language language) {
        return frames.texts(language);
    }

    HtmlPage page(
            HttpStatus status,
            HttpHeaders own,
            Language language,
            Article article,
            Section<ThreadView> thread,
            Surroundings around,
            CommentForm form) {
        Section<Shelf> others = around.others().get();
        ArticleView view = view(language, article, thread, others, form);
        return new HtmlPage(status, language, "article", view, own, contents(around.id(), language, thread, others));
    }

    private static Contents contents(String id, Language language, Section<ThreadView> thread, Section<Shelf> others) {
        Set<String> keys = new HashSet<>();
        keys.add(SurrogateKeys.article(id));
        keys.add(SurrogateKeys.thread(id));
        keys.add(SurrogateKeys.shelf(language));
        boolean whole = thread instanceof Section.Shown;
        if (others instanceof Section.Shown(Shelf shelf)) {
            shelf.cards().forEach(card -> keys.add(SurrogateKeys.article(card.id())));
            whole &= !shelf.makeshift();
        } else {
            whole = false;
        }
        return new Contents(keys, whole);
    }

    private ArticleView view(
            Language language, Article article, Section<ThreadView> thread, Section<Shelf> others, CommentForm form) {
        Texts text = frames.texts(language);
        String original = article.original().language();
        boolean translated = !article.language().equals(original);
        return new ArticleView(
                frame(
                        language,
                        article,
                        form.failure() == null ? article.title() : text.get("form.failed.title", article.title())),
                article.language(),
                !article.language().equals(language.tag()),
                translated ? Typography.unbroken(article.original().title(), original) : null,
                original,
                article.original().url(),
                article.tags().stream().map(tag -> Link.to(tag, language)).toList(),
                Typography.unbroken(article.title(), article.language()),
                text.sentence(
                        "article.by",
                        article.authors().stream()
                                .map(author -> Link.to(author, language))
                                .toList()),
                Moment.day(article.publishedAt(), text),
                revised(article) ? Moment.day(article.updatedAt(), text) : null,
                text.get("article.readingTime", Math.max(1, article.readingMinutes())),
                notice(article, language, text),
                article.lead() == null || article.lead().isBlank()
                        ? null
                        : Typography.unbroken(article.lead(), article.language()),
                Figure.of(article.image()),
                BodyHtml.shown(article.bodyHtml(), article.language()),
                article.corrections().stream()
                        .map(correction -> new ArticleView.CorrectionView(
                                Moment.day(correction.at(), text), Typography.unbroken(correction.text(), original)))
                        .toList(),
                article.comments().closed(),
                thread,
                form,
                others);
    }

    private Frame frame(Language language, Article article, String title) {
        Map<String, String> editions = article.languages().stream()
                .collect(Collectors.toMap(Article.Edition::language, Article.Edition::url, (_, last) -> last));
        return frames.around(
                language,
                metadata.head(article, title),
                each -> editions.getOrDefault(
                        each.tag(), Addresses.article(each, article.original().slug())));
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
        String engine = translation.engine();
        String by = engine == null ? null : StringUtils.capitalize(engine);
        String notice = switch (String.valueOf(translation.origin())) {
            case "human" -> text.get("notice.human", original);
            case "mixed" -> by == null ? text.get("notice.mixed", original) : text.get("notice.mixedBy", original, by);
            default -> byMachine(translation.reviewed(), original, by, text);
        };
        return translation.stale() ? notice + " " + text.get("notice.stale") : notice;
    }

    private static String byMachine(boolean checked, String original, @Nullable String by, Texts text) {
        if (by == null) {
            return text.get(checked ? "notice.checked" : "notice.machine", original);
        }
        return text.get(checked ? "notice.checkedBy" : "notice.machineBy", original, by);
    }

    /** What to read next; the latest articles while the recommendation-service knows nothing or is down. */
    private Shelf others(Language language, String id) {
        List<Card> cards = List.of();
        boolean makeshift = false;
        try {
            cards = shelf.nextTo(id, language.tag(), site.otherArticles()).items();
        } catch (ServiceException down) {
            sections.fellBack("others", down);
            makeshift = true;
        }
        if (cards.isEmpty()) {
            cards = articles.latest(language.tag(), site.otherArticles() + 1, null)
                    .items();
        }
        Texts text = frames.texts(language);
        return new Shelf(
                cards.stream()
                        .filter(card -> !card.id().equals(id))
                        .limit(site.otherArticles())
                        .map(card -> CardView.of(card, language, text))
                        .toList(),
                makeshift);
    }
}
