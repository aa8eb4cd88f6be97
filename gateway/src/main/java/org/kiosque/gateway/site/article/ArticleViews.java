package org.kiosque.gateway.site.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Makes of an article what its page shows of it. */
@Component
class ArticleViews {

    /** An outline is of use from so many parts on, in a text of so many minutes. */
    private static final int LEAST_PARTS = 3;

    private static final int LONG_READ = 5;

    /** Of more people pictures would take the line of their names. */
    private static final int MOST_PORTRAITS = 3;

    private final Frames frames;
    private final ArticleMetadata metadata;
    private final SiteProperties site;

    /** Each as long as somebody keeps the very article that it is made of. */
    private final Cache<Article, StoryView> made =
            Caffeine.newBuilder().executor(Runnable::run).weakKeys().build();

    ArticleViews(Frames frames, ArticleMetadata metadata, SiteProperties site) {
        this.frames = frames;
        this.metadata = metadata;
        this.site = site;
    }

    /**
     * @param failed whether something is wrong with a form on the page, which its title says
     * @param original what is to stand beside it; null for nothing
     * @return what stands above the comments
     */
    StoryView of(Language language, Article article, @Nullable Article original, boolean failed) {
        if (failed) {
            Texts text = frames.texts(language);
            String title = text.get("form.failed.title", article.title());
            return made(language, article, original, frame(language, article, title));
        }
        if (original != null) {
            return made(language, article, original, frame(language, article, article.title()));
        }
        StoryView known = made.getIfPresent(article);
        if (known != null && known.frame().language().equals(language.tag())) {
            return known;
        }
        StoryView view = made(language, article, null, frame(language, article, article.title()));
        made.put(article, view);
        return view;
    }

    /** @return as the page will show it, which is not to be found yet, in its only language */
    StoryView ofDraft(Language language, Article draft) {
        return made(language, draft, null, frames.around(language, Head.unlisted(draft.title(), null)));
    }

    private StoryView made(Language language, Article article, @Nullable Article beside, Frame frame) {
        Texts text = frames.texts(language);
        String original = article.original().language();
        boolean translated = !article.language().equals(original);
        String slug = ArticlePages.slugOf(article, language);
        String path = Addresses.article(language, slug);
        boolean closed = article.comments().closed();
        return new StoryView(
                frame,
                path,
                article.language(),
                !article.language().equals(language.tag()),
                translated ? Typography.unbroken(article.original().title(), original) : null,
                original,
                article.original().url(),
                Link.to(article.section(), language),
                article.tags().stream().map(tag -> Link.to(tag, language)).toList(),
                Typography.unbroken(article.title(), article.language()),
                text.sentence(
                        "article.by",
                        article.authors().stream()
                                .map(author -> Link.to(author, language))
                                .toList()),
                article.authors().stream()
                        .flatMap(author -> Stream.ofNullable(author.picture()))
                        .limit(MOST_PORTRAITS)
                        .toList(),
                Moment.zoned(article.publishedAt(), text),
                revised(article) ? Moment.zoned(article.updatedAt(), text) : null,
                text.get("article.readingTime", Math.max(1, article.readingMinutes())),
                notice(article, language, text),
                article.lead() == null || article.lead().isBlank()
                        ? null
                        : Typography.unbroken(article.lead(), article.language()),
                Figure.of(article.image()),
                outline(article),
                BodyHtml.shown(article.bodyHtml(), article.language()),
                translated ? Parallel.of(article, beside, ArticlePages.pathOf(article, language)) : null,
                offered(article) && !translated ? path + ArticlePages.MACHINE : null,
                article.corrections().stream()
                        .map(correction -> new StoryView.CorrectionView(
                                Moment.day(correction.at(), text), Typography.unbroken(correction.text(), original)))
                        .toList(),
                text.get("comments.count", article.comments().count()),
                site.liveComments() && !closed
                        ? "/api/v1/articles/" + ArticleSlug.idIn(slug) + "/comments/stream"
                        : null);
    }

    private Frame frame(Language language, Article article, String title) {
        Map<String, String> editions = article.languages().stream()
                .collect(Collectors.toMap(Article.Edition::language, Article.Edition::url, (_, last) -> last));
        return frames.around(
                language,
                metadata.head(language, article, title),
                each -> editions.getOrDefault(
                        each.tag(), Addresses.article(each, article.original().slug())));
    }

    /** The parts of a long text; empty for a short one. */
    private static List<Link> outline(Article article) {
        List<Link> parts = article.outline().stream()
                .filter(heading -> heading.level() == 2)
                .map(heading -> new Link(heading.text(), "#" + heading.id()))
                .toList();
        return parts.size() < LEAST_PARTS || article.readingMinutes() < LONG_READ ? List.of() : parts;
    }

    /** A change in the first hour is part of publishing. */
    private static boolean revised(Article article) {
        Instant published = article.publishedAt();
        Instant updated = article.updatedAt();
        return published != null && updated != null && updated.isAfter(published.plus(Duration.ofHours(1)));
    }

    private static boolean offered(Article article) {
        return article.translation() != null && article.translation().offered();
    }

    private static @Nullable String notice(Article article, Language language, Texts text) {
        Article.Translation translation = article.translation();
        String original = text.nameOf(article.original().language());
        if (!article.language().equals(language.tag())) {
            return text.get(offered(article) ? "notice.offered" : "notice.untranslated", original);
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
}
