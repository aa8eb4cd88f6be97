package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.ReceivedForm;

/**
 * An article's picture as it stands in the form.
 *
 * @param mediaId empty for none
 * @param alt what it shows
 * @param caption for readers, below it, in the article's language
 * @param credit whose it is
 * @param x percent from the left to what must be seen where it is cut
 * @param y percent from the top, likewise
 */
public record PictureFields(String mediaId, String alt, String caption, String credit, int x, int y) {

    private static final int MIDDLE = 50;

    static final PictureFields NONE = new PictureFields("", "", "", "", MIDDLE, MIDDLE);

    /** @param known what is said of the picture itself; null when that is not to be had */
    static PictureFields of(DeskArticle.@Nullable Image image, Pictures.@Nullable Picture known, String language) {
        if (image == null) {
            return NONE;
        }
        Pictures.Focus focus = known == null ? null : known.focus();
        return new PictureFields(
                image.mediaId(),
                Objects.requireNonNullElse(image.alt(), ""),
                known == null ? "" : Objects.requireNonNullElse(known.caption(language), ""),
                known == null ? "" : Objects.requireNonNullElse(known.credit(), ""),
                focus == null ? MIDDLE : percent(focus.x()),
                focus == null ? MIDDLE : percent(focus.y()));
    }

    private static int percent(double part) {
        return (int) Math.round(100 * part);
    }

    static PictureFields of(ReceivedForm form) {
        return new PictureFields(
                form.text("mediaId").strip(),
                form.text("alt"),
                form.text("caption"),
                form.text("credit"),
                percent(form.text("focusX")),
                percent(form.text("focusY")));
    }

    private static int percent(String typed) {
        return typed.matches("\\d{1,3}") ? Math.min(100, Integer.parseInt(typed)) : MIDDLE;
    }

    String focus() {
        return x + " " + y;
    }

    /** @param values as those of {@link ArticleFields#values} */
    PictureFields with(Map<String, String> values) {
        String[] point = values.getOrDefault("focus", focus()).split(" ", 2);
        return new PictureFields(
                values.getOrDefault("image", mediaId),
                values.getOrDefault("alt", alt),
                values.getOrDefault("caption", caption),
                values.getOrDefault("credit", credit),
                percent(point[0]),
                percent(point[point.length - 1]));
    }

    PictureFields of(String media) {
        return new PictureFields(media, alt, caption, credit, x, y);
    }

    /** @param before what the article says of its picture */
    Map<String, Object> over(@Nullable Object before) {
        Map<String, Object> image = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> same && mediaId.equals(same.get("mediaId"))) {
            same.forEach((name, value) -> image.put(String.valueOf(name), value));
        }
        image.put("mediaId", mediaId);
        image.put("alt", alt.strip());
        return image;
    }

    /**
     * Lays what is said here over what is said of the picture itself; what is the same there stays as it is.
     *
     * @param read what the form was filled with: what nobody has changed in it says nothing
     */
    void over(Map<String, Object> media, String language, TextMark read) {
        if (!read.says("credit", credit)
                && !credit.strip().equals(Objects.requireNonNullElse(media.get("credit"), ""))) {
            put(media, "credit", credit);
        }
        if (!read.says("focus", focus()) && (x != part(media, "x") || y != part(media, "y"))) {
            media.put("focus", Map.of("x", x / 100.0, "y", y / 100.0));
        }
        Map<String, Object> texts = map(media.get("texts"));
        Map<String, Object> said = map(texts.get(language));
        if (!read.says("caption", caption)
                && !caption.strip().equals(Objects.requireNonNullElse(said.get("caption"), ""))) {
            put(said, "caption", caption);
            texts.put(language, said);
            media.put("texts", texts);
        }
    }

    private static int part(Map<String, Object> media, String side) {
        return map(media.get("focus")).get(side) instanceof Number part ? percent(part.doubleValue()) : MIDDLE;
    }

    private static Map<String, Object> map(@Nullable Object found) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (found instanceof Map<?, ?> there) {
            there.forEach((name, value) -> map.put(String.valueOf(name), value));
        }
        return map;
    }

    private static void put(Map<String, Object> map, String name, String value) {
        if (value.isBlank()) {
            map.remove(name);
        } else {
            map.put(name, value.strip());
        }
    }
}
