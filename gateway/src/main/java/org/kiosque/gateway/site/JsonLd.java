package org.kiosque.gateway.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.gateway.client.Article;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An article's metadata as schema.org's NewsArticle. */
@Component
class JsonLd {

    private final JsonMapper json;
    private final SiteProperties site;

    JsonLd(JsonMapper json, SiteProperties site) {
        this.json = json;
        this.site = site;
    }

    /** JSON in which no markup can end the script element that holds it. */
    String of(Article article, String url) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("mainEntityOfPage", url);
        data.put("url", url);
        data.put("headline", article.title());
        data.put("inLanguage", article.language());
        if (article.lead() != null) {
            data.put("description", article.lead());
        }
        if (article.publishedAt() != null) {
            data.put("datePublished", article.publishedAt().toString());
        }
        if (article.updatedAt() != null) {
            data.put("dateModified", article.updatedAt().toString());
        }
        data.put(
                "author",
                article.authors().stream()
                        .map(author -> Map.of("@type", "Person", "name", author.name()))
                        .toList());
        data.put("keywords", article.tags().stream().map(Article.Tag::name).toList());
        if (article.image() != null) {
            data.put("image", List.of(site.absolute(article.image().url())));
        }
        if (!article.language().equals(article.original().language())) {
            data.put(
                    "translationOfWork",
                    Map.of(
                            "@type", "NewsArticle",
                            "inLanguage", article.original().language(),
                            "headline", article.original().title(),
                            "url", site.absolute(article.original().url())));
        }
        data.put("commentCount", article.comments().count());
        data.put("publisher", Map.of("@type", "Organization", "name", site.name(), "url", site.absolute("/")));
        return json.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
