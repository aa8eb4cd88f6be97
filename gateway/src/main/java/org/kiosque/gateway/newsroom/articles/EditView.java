package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Objection;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * The form in which an article is written.
 *
 * @param article as it is stored; null for a new one
 * @param read the text that the form was filled with first
 * @param typed what stands in the form
 * @param theirs what somebody else has saved meanwhile
 * @param failure why it was not saved; null when nothing failed
 * @param mistakes by field
 * @param warnings of what was just saved
 * @param key by which a form that is sent twice makes one article, and takes a picture once
 */
public record EditView(
        NewsroomFrame frame,
        String action,
        @Nullable DeskArticle article,
        Read read,
        ArticleFields typed,
        Theirs theirs,
        @Nullable Refusal failure,
        Map<String, List<Objection>> mistakes,
        List<Warned> warnings,
        String key,
        Surroundings around) {

    /**
     * A text as it was read, which goes along with what is made of it.
     *
     * @param revision number of its save
     * @param mark by which what was changed in the form is known
     */
    public record Read(String etag, String revision, String mark) {

        static final Read NOTHING = new Read("", "", "");
    }

    /**
     * What somebody else has saved meanwhile.
     *
     * @param told by the fields that both have changed, as a person reads it
     * @param changes of those that are written: word by word what the other one has changed
     * @param taken the fields that only the other one has changed, which stand in the form
     */
    public record Theirs(Map<String, String> told, Map<String, List<HistoryView.Part>> changes, List<String> taken) {

        static final Theirs NOTHING = new Theirs(Map.of(), Map.of(), List.of());
    }

    /**
     * What was saved and had better be looked at again.
     *
     * @param about the id of an article, an element or an attribute of HTML; empty when it is about none
     */
    public record Warned(String code, String about) {}

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

    public boolean isWrong(String field) {
        return mistakes.containsKey(field);
    }

    public List<Objection> mistakes(String field) {
        return mistakes.getOrDefault(field, List.of());
    }

    /** What somebody else has written there; null when only one has, or both the same. */
    public @Nullable String theirs(String field) {
        return theirs.told().get(field);
    }

    /** What of it the other one has changed; empty when that is not to be had. */
    public List<HistoryView.Part> changes(String field) {
        return theirs.changes().getOrDefault(field, List.of());
    }

    /** Whether it goes to readers by itself. */
    public boolean isPlanned() {
        return article != null
                && article.schedule() != null
                && article.schedule().at() != null;
    }

    /** Whether it was sent and is not saved. */
    public boolean isReturned() {
        return failure != null;
    }

    /** Null for an article that is not there yet. */
    public @Nullable String id() {
        String last = action.substring(action.lastIndexOf('/') + 1);
        return last.equals("new") ? null : last;
    }

    /** By which the browser keeps what is typed: a new article by its key, so that two of them are two. */
    public String keep() {
        String id = id();
        return id == null ? "new:" + key : id;
    }
}
