package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.ReceivedForm;

/**
 * An article's text as it stands in the form.
 *
 * @param language empty to have it detected
 * @param tags with commas between them, as authors
 */
public record ArticleFields(
        String language,
        String title,
        String lead,
        String body,
        String tags,
        String authors,
        String mediaId,
        String alt,
        String comments,
        String slug,
        String note) {

    static final ArticleFields EMPTY = new ArticleFields("", "", "", "", "", "", "", "", "premoderated", "", "");

    static ArticleFields of(DeskArticle article) {
        DeskArticle.Image image = article.image();
        return new ArticleFields(
                article.language(),
                article.title(),
                Objects.requireNonNullElse(article.lead(), ""),
                article.body(),
                String.join(", ", article.tags()),
                String.join(", ", article.authors()),
                image == null ? "" : image.mediaId(),
                image == null ? "" : Objects.requireNonNullElse(image.alt(), ""),
                article.comments(),
                Objects.requireNonNullElse(article.slug(), ""),
                "");
    }

    static ArticleFields of(ReceivedForm form) {
        return new ArticleFields(
                form.text("language").strip(),
                form.text("title"),
                form.text("lead"),
                form.text("body"),
                form.text("tags"),
                form.text("authors"),
                form.text("mediaId").strip(),
                form.text("alt"),
                form.text("comments"),
                form.text("slug"),
                form.text("note"));
    }

    ArticleFields withImage(String id) {
        return new ArticleFields(language, title, lead, body, tags, authors, id, alt, comments, slug, note);
    }

    /**
     * As article-service takes it.
     *
     * @param base the article as it was read, of which all stays that is not in the form; empty for a new one
     */
    Map<String, Object> over(Map<String, Object> base, ReceivedForm form) {
        Map<String, Object> request = new LinkedHashMap<>(base);
        put(request, "language", language);
        put(request, "title", title);
        put(request, "lead", lead);
        request.put("body", body);
        request.put("tags", form.listed("tags"));
        request.put("authors", form.listed("authors"));
        put(request, "slug", slug);
        put(request, "comments", comments);
        put(request, "note", note);
        if (mediaId.isEmpty() || !form.text("noImage").isEmpty()) {
            request.remove("image");
        } else {
            request.put("image", image(base.get("image")));
        }
        return request;
    }

    private Map<String, Object> image(@Nullable Object before) {
        Map<String, Object> image = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> same && mediaId.equals(same.get("mediaId"))) {
            same.forEach((name, value) -> image.put(String.valueOf(name), value));
        }
        image.put("mediaId", mediaId);
        image.put("alt", alt.strip());
        return image;
    }

    private static void put(Map<String, Object> request, String name, String value) {
        if (value.isBlank()) {
            request.remove(name);
        } else {
            request.put(name, value.strip());
        }
    }

    /** The value of a field by its name in the form, for what is told beside it. */
    public @Nullable String get(String field) {
        return switch (field) {
            case "title" -> title;
            case "lead" -> lead;
            case "body" -> body;
            case "tags" -> tags;
            case "authors" -> authors;
            case "alt" -> alt;
            case "slug" -> slug;
            default -> null;
        };
    }
}
