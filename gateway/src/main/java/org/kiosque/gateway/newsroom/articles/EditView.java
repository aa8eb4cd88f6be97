package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * The form in which an article is written.
 *
 * @param article as it is stored; null for a new one
 * @param etag of the text that was read; empty for a new one
 * @param typed what stands in the form
 * @param theirs what somebody else has saved meanwhile; null when nobody has
 * @param failure why it was not saved; null when nothing failed
 * @param mistakes by field
 * @param warnings of what was just saved
 * @param key by which a form that is sent twice makes one article; empty for one that is there
 */
public record EditView(
        NewsroomFrame frame,
        String action,
        @Nullable DeskArticle article,
        String etag,
        ArticleFields typed,
        @Nullable ArticleFields theirs,
        @Nullable String failure,
        Map<String, String> mistakes,
        List<String> warnings,
        String key,
        Surroundings around) {

    /**
     * What the form is filled in with.
     *
     * @param languages in which an article can be written
     * @param sections in which it can stand
     * @param others who have the article open, too
     * @param picture its picture, for the eye; null when there is none
     */
    public record Surroundings(
            List<String> languages,
            List<DeskSection> sections,
            List<String> others,
            @Nullable Shown picture) {}

    /** A picture with its size; 0 where nobody knows it. */
    public record Shown(String url, int width, int height) {}

    /** How its picture is cut. */
    public List<PictureCrop> crops() {
        Shown shown = around.picture();
        return shown == null || shown.width() < 1 || shown.height() < 1
                ? PictureCrop.unknown()
                : PictureCrop.of(shown.width(), shown.height(), typed.picture());
    }

    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }

    /** What somebody else has written there; null when it is the same, or nobody has. */
    public @Nullable String theirs(String field) {
        String other = theirs == null ? null : theirs.get(field);
        return other == null || other.equals(typed.get(field)) ? null : other;
    }

    /** By which the browser keeps what is typed. */
    public String keep() {
        return action.substring(action.lastIndexOf('/') + 1);
    }
}
