package org.kiosque.gateway.site.comments;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Texts;

/**
 * The comment form with what the reader has typed, which is never lost.
 *
 * @param provider of the captcha, as configured for the pages
 * @param errors by field ({@code name}, {@code email}, {@code text}), in the reader's language
 * @param failure what is wrong with the whole; null when nothing is
 * @param outcome {@code pending} or {@code approved} after a comment was taken; null before
 * @param place what its page shows
 * @param reply the comment that it answers; null when it answers the article
 * @param ticket with which it is sent once more; null where none is needed, or none will do
 */
public record CommentForm(
        String action,
        String api,
        String provider,
        SentForm typed,
        Map<String, String> errors,
        @Nullable String failure,
        @Nullable String outcome,
        Place place,
        @Nullable Reply reply,
        @Nullable String ticket) {

    /** The form's place on its page. */
    public static final String ANCHOR = "leave-a-comment";

    /**
     * @param page path of the page that it is on
     * @param place what that shows
     */
    public static CommentForm blank(String page, String articleId, String provider, Place place) {
        return new CommentForm(
                page + "/comments#" + ANCHOR,
                "/api/v1/articles/" + articleId + "/comments",
                provider,
                SentForm.EMPTY,
                Map.of(),
                null,
                null,
                place,
                null,
                null);
    }

    /** Whether it is as every reader gets it first. */
    public boolean isBlank() {
        return typed.equals(SentForm.EMPTY) && errors.isEmpty() && failure == null && outcome == null && reply == null;
    }

    /** @param submitted what the address claims to have become of a comment; anything but an outcome is ignored */
    public CommentForm after(@Nullable String submitted) {
        boolean known = "pending".equals(submitted) || "approved".equals(submitted);
        return new CommentForm(
                action, api, provider, typed, errors, failure, known ? submitted : null, place, reply, null);
    }

    /**
     * @param place what the page shows
     * @param thread what is there; if the comment is not, the form is for the article and says why
     */
    public CommentForm replyingTo(String commentId, Place place, Section<ThreadView> thread, Texts text) {
        if (!(thread instanceof Section.Shown<ThreadView>(var shown))) {
            return with(new Reply(commentId, null, place), failure);
        }
        return shown.authorOf(commentId)
                .map(name -> with(new Reply(commentId, name, place), failure))
                .orElseGet(() -> with(null, text.get("form.failed.parent")));
    }

    private CommentForm with(@Nullable Reply answered, @Nullable String wrong) {
        return new CommentForm(action, api, provider, typed, errors, wrong, outcome, place, answered, null);
    }

    /** @param thread what the page shows again; the form keeps what it answers, even if it is not there */
    public CommentForm returned(SentForm sent, SendingOutcome.Returned why, Section<ThreadView> thread) {
        Reply answered = sent.parentId() == null || why.errors().containsKey("parentId")
                ? null
                : new Reply(sent.parentId(), nameIn(thread, sent.parentId()), sent.place());
        return new CommentForm(
                action, api, provider, sent, why.errors(), why.failure(), null, place, answered, why.ticket());
    }

    private static @Nullable String nameIn(Section<ThreadView> thread, String commentId) {
        return thread instanceof Section.Shown<ThreadView>(var shown)
                ? shown.authorOf(commentId).orElse(null)
                : null;
    }

    /** Address of the same page with a form for a comment on the article. */
    public String withoutReply() {
        return Addresses.with(page(), reply == null ? Map.of() : reply.place().query(), ANCHOR);
    }

    /** Where the form goes by which readers say that they respect a comment. */
    public String reactions() {
        return page() + "/comments/reactions";
    }

    private String page() {
        return action.substring(0, action.lastIndexOf("/comments"));
    }

    public String title(Texts text) {
        if (reply == null) {
            return text.get("form.title");
        }
        return reply.name() == null
                ? text.get("form.replyToComment")
                : text.get("form.replyTo", Texts.isolated(reply.name()));
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
