package org.kiosque.gateway.site.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.site.page.Excerpt;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.JsonLd;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.stereotype.Component;

/** What the head of an article's page tells machines about the article. */
@Component
class ArticleMetadata {

    /** UTF-16 units, about as much as search engines show. */
    private static final int LONGEST_DESCRIPTION = 160;

    private static final String PERSON = "Person";
    private static final String ORGANIZATION = "Organization";

    private final JsonLd json;
    private final SiteProperties site;
    private final Bylines bylines;

    ArticleMetadata(JsonLd json, SiteProperties site, Bylines bylines) {
        this.json = json;
        this.site = site;
        this.bylines = bylines;
    }

    /** @param title of the document */
    Head head(Article article, String title) {
        String own = site.absolute(article.languages().stream()
                .filter(edition -> edition.language().equals(article.language()))
                .findFirst()
                .map(Article.Edition::url)
                .orElse(article.url()));
        String description = description(article);
        return new Head(
                title,
                description,
                own,
                article.languages().stream()
                        .map(edition -> new Head.Alternate(edition.language(), site.absolute(edition.url())))
                        .toList(),
                image(article),
                jsonLd(article, own, description),
                true);
    }

    /** The lead; where there is none, how the text begins. */
    private static @Nullable String description(Article article) {
        if (article.lead() != null && !article.lead().isBlank()) {
            return article.lead();
        }
        String opening = BodyHtml.opening(article.bodyHtml());
        return opening.isEmpty() ? null : Excerpt.sentences(opening, LONGEST_DESCRIPTION, article.language());
    }

    private @Nullable String image(Article article) {
        return article.image() == null ? null : site.absolute(article.image().url());
    }

    /** Schema.org's NewsArticle. */
    private String jsonLd(Article article, String url, @Nullable String description) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("mainEntityOfPage", url);
        data.put("url", url);
        data.put("headline", article.title());
        data.put("inLanguage", article.language());
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
                        .map(Article.Author::name)
                        .map(name ->
                                sorted(Map.of("@type", bylines.isPerson(name) ? PERSON : ORGANIZATION, "name", name)))
                        .toList());
        putUnlessEmpty(
                data, "keywords", article.tags().stream().map(Article.Tag::name).toList());
        String image = image(article);
        if (image != null) {
            data.put("image", List.of(image));
        }
        if (!article.language().equals(article.original().language())) {
            data.put(
                    "translationOfWork",
                    sorted(Map.of(
                            "@type", "NewsArticle",
                            "inLanguage", article.original().language(),
                            "headline", article.original().title(),
                            "url", site.absolute(article.original().url()))));
        }
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
        data.put("publisher", sorted(Map.of("@type", ORGANIZATION, "name", site.name(), "url", site.absolute("/"))));
        return json.written(data);
    }

    private static void putUnlessEmpty(Map<String, Object> data, String name, List<?> values) {
        if (!values.isEmpty()) {
            data.put(name, values);
        }
    }

    /** So that the same article has the same bytes, and the same entity tag, in every process. */
    private static Map<String, String> sorted(Map<String, String> thing) {
        return new TreeMap<>(thing);
    }
}
