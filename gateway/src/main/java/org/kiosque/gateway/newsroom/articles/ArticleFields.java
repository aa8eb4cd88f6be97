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
 * @param section key of the one that it stands in; empty for none
 */
public record ArticleFields(
        String language,
        String title,
        String lead,
        String body,
        String tags,
        String authors,
        String section,
        PictureFields picture,
        String comments,
        String slug,
        String note) {

    static final ArticleFields EMPTY =
            new ArticleFields("", "", "", "", "", "", "", PictureFields.NONE, "premoderated", "", "");

    /** @param picture what is said of its picture itself; null when it has none, or that is not to be had */
    static ArticleFields of(DeskArticle article, Pictures.@Nullable Picture picture) {
        return new ArticleFields(
                article.language(),
                article.title(),
                Objects.requireNonNullElse(article.lead(), ""),
                article.body(),
                String.join(", ", article.tags()),
                String.join(", ", article.authors()),
                Objects.requireNonNullElse(article.section(), ""),
                PictureFields.of(article.image(), picture, article.language()),
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
                form.text("section").strip(),
                form.text("noImage").isEmpty()
                        ? PictureFields.of(form)
                        : PictureFields.of(form).of(""),
                form.text("comments"),
                form.text("slug"),
                form.text("note"));
    }

    ArticleFields withImage(String id) {
        return new ArticleFields(
                language, title, lead, body, tags, authors, section, picture.of(id), comments, slug, note);
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
        put(request, "section", section);
        if (picture.mediaId().isEmpty()) {
            request.remove("image");
        } else {
            request.put("image", picture.over(base.get("image")));
        }
        return request;
    }

    private static void put(Map<String, Object> request, String name, String value) {
        if (value.isBlank()) {
            request.remove(name);
        } else {
            request.put(name, value.strip());
        }
    }

    /** All but the note, by name: the picture is its id, the point that must be seen its two numbers. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", title);
        values.put("lead", lead);
        values.put("body", body);
        values.put("tags", tags);
        values.put("authors", authors);
        values.put("language", language);
        values.put("section", section);
        values.put("comments", comments);
        values.put("slug", slug);
        values.put("image", picture.mediaId());
        values.put("alt", picture.alt());
        values.put("caption", picture.caption());
        values.put("credit", picture.credit());
        values.put("focus", picture.focus());
        return values;
    }

    /** @param values as {@link #values} */
    ArticleFields with(Map<String, String> values) {
        return new ArticleFields(
                values.getOrDefault("language", language),
                values.getOrDefault("title", title),
                values.getOrDefault("lead", lead),
                values.getOrDefault("body", body),
                values.getOrDefault("tags", tags),
                values.getOrDefault("authors", authors),
                values.getOrDefault("section", section),
                picture.with(values),
                values.getOrDefault("comments", comments),
                values.getOrDefault("slug", slug),
                note);
    }
}
