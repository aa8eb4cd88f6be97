package org.kiosque.gateway.site.article;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.site.comments.FetchedThread;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Assets;
import org.kiosque.gateway.site.page.Excerpt;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.JsonLd;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the head of an article's page tells machines about the article. */
@Component
class ArticleMetadata {

    /** UTF-16 units, about as much as search engines show. */
    private static final int LONGEST_DESCRIPTION = 160;

    private static final String ARTICLE = "NewsArticle";

    /** Threads of which machines are told, each with its replies. */
    private static final int MOST_COMMENTS = 10;

    /** UTF-16 units of a comment; its address has the rest. */
    private static final int LONGEST_COMMENT = 500;

    private static final String PERSON = "Person";
    private static final String ORGANIZATION = "Organization";

    private final JsonLd json;
    private final SiteProperties site;
    private final Bylines bylines;
    private final Assets assets;

    ArticleMetadata(JsonLd json, SiteProperties site, Bylines bylines, Assets assets) {
        this.json = json;
        this.site = site;
        this.bylines = bylines;
        this.assets = assets;
    }

    /**
     * @param language of the page
     * @param title of the document
     */
    Head head(Language language, Article article, String title) {
        String own = own(article);
        String description = description(article);
        boolean findable = !article.language().equals(language.tag())
                || article.translation() == null
                || article.translation().reviewed()
                || !(article.translation().isGist() || article.translation().offered());
        String elsewhere = article.seo().canonical();
        String canonical = elsewhere == null ? own : elsewhere;
        boolean asPublished = title.equals(article.title()) && article.seo().metaTitle() != null;
        return new Head(
                asPublished ? String.valueOf(article.seo().metaTitle()) : title,
                description,
                findable ? canonical : null,
                site.absolute(ArticlePages.pathOf(article, language)),
                alternates(article),
                image(article),
                jsonLd(language, article, own, description),
                story(language, article, own));
    }

    /** The editions that search engines may find, and for readers of any other language the original. */
    private List<Head.Alternate> alternates(Article article) {
        return Stream.concat(
                        article.languages().stream()
                                .filter(Article.Edition::isFindable)
                                .map(edition -> new Head.Alternate(edition.language(), site.absolute(edition.url()))),
                        Stream.of(new Head.Alternate(
                                "x-default", site.absolute(article.original().url()))))
                .toList();
    }

    /** Where the text is read whose language the article has. */
    String own(Article article) {
        return site.absolute(article.languages().stream()
                .filter(edition -> edition.language().equals(article.language()))
                .findFirst()
                .map(Article.Edition::url)
                .orElse(article.url()));
    }

    /**
     * Apart from the rest, since it changes with each comment: by its {@code @id} it is about the same article.
     *
     * @return null where there are none
     */
    @Nullable String comments(Article article, FetchedThread thread) {
        List<Map<String, Object>> comments = thread.answer().items().stream()
                .limit(MOST_COMMENTS)
                .filter(comment -> !comment.removed())
                .map(comment -> comment(comment, thread.page()))
                .toList();
        if (comments.isEmpty()) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", ARTICLE);
        data.put("@id", own(article));
        data.put("comment", comments);
        return json.written(data);
    }

    private Map<String, Object> comment(CommentThread.Comment comment, String page) {
        String address = site.absolute(page) + "#comment-" + comment.id();
        Map<String, Object> data = new TreeMap<>();
        data.put("@type", "Comment");
        data.put("@id", address);
        data.put("url", address);
        data.put(
                "author",
                sorted(Map.of("@type", PERSON, "name", comment.author().name())));
        if (comment.createdAt() != null) {
            data.put("dateCreated", comment.createdAt().toString());
        }
        String language = comment.language();
        if (language != null) {
            data.put("inLanguage", language);
        }
        data.put("text", Excerpt.of(comment.body(), LONGEST_COMMENT, language == null ? "und" : language));
        putUnlessEmpty(
                data,
                "comment",
                comment.replies().stream()
                        .filter(reply -> !reply.removed())
                        .limit(MOST_COMMENTS)
                        .map(reply -> comment(reply, page))
                        .toList());
        return data;
    }

    /** What editors have said; else the lead; where there is none, how the text begins. */
    private static @Nullable String description(Article article) {
        if (article.seo().metaDescription() != null) {
            return article.seo().metaDescription();
        }
        if (article.lead() != null && !article.lead().isBlank()) {
            return article.lead();
        }
        String opening = BodyHtml.opening(article.bodyHtml());
        return opening.isEmpty() ? null : Excerpt.sentences(opening, LONGEST_DESCRIPTION, article.language());
    }

    private Head.@Nullable Image image(Article article) {
        Article.Picture social = article.seo().socialImage();
        Article.Picture shown = social == null ? article.image() : social;
        if (shown == null) {
            return null;
        }
        String alt = shown.alt();
        return new Head.Image(
                site.absolute(shown.url()), alt == null || alt.isBlank() ? null : alt, shown.width(), shown.height());
    }

    private Head.Story story(Language language, Article article, String own) {
        return new Head.Story(
                article.publishedAt() == null ? null : article.publishedAt().toString(),
                article.updatedAt() == null ? null : article.updatedAt().toString(),
                article.section() == null ? null : article.section().name(),
                article.tags().stream().map(Article.Tag::name).toList(),
                article.authors().stream()
                        .map(author -> Link.to(author, language))
                        .map(author -> author.url() == null ? author.text() : site.absolute(author.url()))
                        .toList(),
                site.absolute(Addresses.EMBED) + "?url=" + UriUtils.encode(own, StandardCharsets.UTF_8));
    }

    /** Schema.org's NewsArticle. */
    private String jsonLd(Language language, Article article, String url, @Nullable String description) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", ARTICLE);
        data.put("@id", url);
        data.put("mainEntityOfPage", page(language, article, url));
        data.put("url", url);
        data.put("headline", article.title());
        data.put("inLanguage", article.language());
        data.put("isAccessibleForFree", true);
        if (description != null) {
            data.put("description", description);
        }
        if (article.publishedAt() != null) {
            data.put("datePublished", article.publishedAt().toString());
        }
        if (article.updatedAt() != null) {
            data.put("dateModified", article.updatedAt().toString());
        }
        putUnlessEmpty(
                data,
                "author",
                article.authors().stream()
                        .map(author -> author(author, language))
                        .toList());
        if (article.section() != null) {
            data.put("articleSection", article.section().name());
        }
        putUnlessEmpty(
                data, "keywords", article.tags().stream().map(Article.Tag::name).toList());
        data.put("wordCount", BodyHtml.words(article.bodyHtml()));
        if (article.image() != null) {
            data.put("image", pictures(article.image()));
        }
        putTranslation(data, article);
        putUnlessEmpty(
                data,
                "correction",
                article.corrections().stream()
                        .map(correction -> sorted(Map.of(
                                "@type", "CorrectionComment",
                                "datePublished", correction.at().toString(),
                                "inLanguage", article.original().language(),
                                "text", correction.text())))
                        .toList());
        data.put("commentCount", article.comments().count());
        data.put(
                "publisher",
                sorted(Map.of(
                        "@type",
                        ORGANIZATION,
                        "name",
                        site.name(),
                        "url",
                        site.absolute("/"),
                        "logo",
                        sorted(Map.of("@type", "ImageObject", "url", site.absolute(assets.url("iconlarge.png")))))));
        return json.written(data);
    }

    /** With the way to it from the front page. */
    private Map<String, Object> page(Language language, Article article, String url) {
        List<Link> way = new ArrayList<>();
        way.add(new Link(site.name(), Addresses.front(language)));
        Link section = Link.to(article.section(), language);
        if (section == null && !article.tags().isEmpty()) {
            section = Link.to(article.tags().getFirst(), language);
        }
        if (section != null && section.url() != null) {
            way.add(section);
        }
        way.add(new Link(article.title(), url));
        List<Map<String, Object>> steps = IntStream.range(0, way.size())
                .mapToObj(i -> sorted(Map.<String, Object>of(
                        "@type",
                        "ListItem",
                        "position",
                        i + 1,
                        "name",
                        way.get(i).text(),
                        "item",
                        site.absolute(String.valueOf(way.get(i).url())))))
                .toList();
        return sorted(Map.of(
                "@type",
                "WebPage",
                "@id",
                url,
                "breadcrumb",
                sorted(Map.of("@type", "BreadcrumbList", "itemListElement", steps))));
    }

    private Map<String, Object> author(Article.Author author, Language language) {
        Map<String, Object> data = new TreeMap<>();
        data.put("@type", bylines.isPerson(author.name()) ? PERSON : ORGANIZATION);
        data.put("name", author.name());
        Link link = Link.to(author, language);
        if (link.url() != null) {
            data.put("url", site.absolute(link.url()));
        }
        return data;
    }

    /** The picture, and in each shape that search engines ask for, its widest. */
    private List<Object> pictures(Article.Picture picture) {
        List<Object> pictures = new ArrayList<>();
        pictures.add(picture(picture));
        picture.crops().stream()
                .filter(crop -> !crop.variants().isEmpty())
                .map(crop -> site.absolute(crop.variants().getLast().url()))
                .forEach(pictures::add);
        return pictures;
    }

    private Map<String, Object> picture(Article.Picture picture) {
        Map<String, Object> data = new TreeMap<>();
        data.put("@type", "ImageObject");
        data.put("url", site.absolute(picture.url()));
        if (picture.caption() != null) {
            data.put("caption", picture.caption());
        }
        if (picture.credit() != null) {
            data.put("creditText", picture.credit());
        }
        if (picture.width() != null && picture.height() != null) {
            data.put("width", picture.width());
            data.put("height", picture.height());
        }
        return data;
    }

    /** What it was translated from and by whom, or what it was translated into. */
    private void putTranslation(Map<String, Object> data, Article article) {
        String original = article.original().language();
        if (article.language().equals(original)) {
            putUnlessEmpty(
                    data,
                    "workTranslation",
                    article.languages().stream()
                            .filter(edition -> !edition.language().equals(original) && edition.isFindable())
                            .map(edition -> sorted(Map.<String, Object>of(
                                    "@type",
                                    ARTICLE,
                                    "inLanguage",
                                    edition.language(),
                                    "url",
                                    site.absolute(edition.url()))))
                            .toList());
            return;
        }
        data.put(
                "translationOfWork",
                sorted(Map.of(
                        "@type",
                        ARTICLE,
                        "inLanguage",
                        original,
                        "headline",
                        article.original().title(),
                        "url",
                        site.absolute(article.original().url()))));
        Article.Translation translation = article.translation();
        List<Map<String, Object>> translators = new ArrayList<>();
        if (translation != null && translation.engine() != null && !"human".equals(translation.origin())) {
            translators.add(sorted(Map.of("@type", ORGANIZATION, "name", translation.engine())));
        }
        if (translation != null && translation.byPeople()) {
            translators.add(sorted(Map.of("@type", ORGANIZATION, "name", site.name(), "url", site.absolute("/"))));
        }
        if (!translators.isEmpty()) {
            data.put("translator", translators.size() == 1 ? translators.getFirst() : translators);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> data, String name, List<?> values) {
        if (!values.isEmpty()) {
            data.put(name, values);
        }
    }

    /** So that the same article has the same bytes, and the same entity tag, in every process. */
    private static Map<String, Object> sorted(Map<String, ?> thing) {
        return new TreeMap<>(thing);
    }
}
