package org.kiosque.gateway.site.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Texts;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.util.StringUtils;

/**
 * A comment as a page shows it.
 *
 * @param language null where it is the page's own; {@code und} where nobody knows
 * @param removed only its place is left, for the answers to it
 * @param answers the comment that this one answers, where its place does not say it
 * @param reply address of the page with a form that answers it
 * @param moreReplies address of the page with the replies that follow; null when all are here
 * @param languageName of one in another language, in the reader's words; null where it is the page's own, or nobody knows
 * @param html its words as comment-service has set and sanitised them; null where {@code paragraphs} hold them
 * @param paragraphs plain text, each a list of lines
 * @param translation null where there is none
 * @param translate address of the page with a translation of it; null where it needs none, or has one
 * @param edited when its author changed it; null when nobody has
 * @param featured whether moderators recommend it
 * @param newsroom whether a moderator has written it
 * @param report address of the page by which moderators are told of it
 */
public record CommentView(
        String id,
        String author,
        @Nullable String language,
        @Nullable String languageName,
        @Nullable String html,
        List<List<String>> paragraphs,
        @Nullable Translated translation,
        @Nullable String translate,
        @Nullable Moment created,
        @Nullable Moment edited,
        boolean featured,
        boolean newsroom,
        boolean removed,
        @Nullable Answered answers,
        String reply,
        String report,
        List<CommentView> replies,
        @Nullable String moreReplies) {

    /** Answers below this level are shown at it, in their order, so that they stay readable on a phone. */
    private static final int DEEPEST = 3;

    private static final String NEWSROOM = "newsroom";

    /** What tells a language nobody knows from that of the text around it (BCP 47). */
    private static final String UNDETERMINED = "und";

    /**
     * Its words in the language of the page.
     *
     * @param html sanitised by comment-service
     * @param notice who translated it from what
     */
    public record Translated(String html, String notice) {}

    /** Another comment on the same page that was not removed. */
    public record Answered(String id, String author) {}

    /** A comment below the deepest level, which is shown at it. */
    private record Descendant(
            CommentThread.Comment comment, @Nullable Answered answers) {}

    /** The page that a comment is on. */
    record Surroundings(String path, Place place, Language language, Texts text) {

        private String translated(String commentId) {
            return Addresses.with(path, place.translated(true).query(), "comment-" + commentId);
        }
    }

    static CommentView of(CommentThread.Comment comment, Surroundings page) {
        return of(new Descendant(comment, null), page, 1);
    }

    private static CommentView of(Descendant shown, Surroundings page, int depth) {
        CommentThread.Comment comment = shown.comment();
        Stream<Descendant> below = depth + 1 == DEEPEST ? descendants(comment, null) : replies(comment, null);
        List<CommentView> replies = depth == DEEPEST
                ? List.of()
                : below.map(reply -> of(reply, page, depth + 1)).toList();
        String written = Objects.requireNonNullElse(comment.language(), UNDETERMINED);
        String further = comment.repliesCursor();
        boolean foreign = !written.equals(page.language().tag());
        String known = foreign && !written.equals(UNDETERMINED) && !comment.removed()
                ? page.text().nameOf(written)
                : "";
        String name = known.isEmpty() ? null : known;
        Translated translation = translation(comment, name, page.text());
        return new CommentView(
                comment.id(),
                comment.author().name(),
                foreign ? written : null,
                name,
                comment.bodyHtml(),
                comment.bodyHtml() == null ? paragraphs(Typography.unbroken(comment.body(), written)) : List.of(),
                translation,
                name == null || page.place().translated() ? null : page.translated(comment.id()),
                Moment.minute(comment.createdAt(), page.text()),
                Moment.minute(comment.editedAt(), page.text()),
                comment.featured(),
                NEWSROOM.equals(comment.badge()),
                comment.removed(),
                shown.answers(),
                Addresses.with(page.path(), page.place().replyingTo(comment.id()), CommentForm.ANCHOR),
                page.path() + "/comments/" + comment.id() + "/report",
                replies,
                further == null
                        ? null
                        : Addresses.with(
                                page.path(),
                                page.place().repliesTo(comment.id(), further).query(),
                                "comments"));
    }

    private static @Nullable Translated translation(CommentThread.Comment comment, @Nullable String from, Texts text) {
        CommentThread.Translation translation = comment.translation();
        if (translation == null || from == null) {
            return null;
        }
        String engine = translation.engine();
        return new Translated(
                translation.bodyHtml(),
                engine == null
                        ? text.get("comments.translated", from)
                        : text.get("comments.translatedBy", from, StringUtils.capitalize(engine)));
    }

    /** Whether it is known to be in another language than the page. */
    boolean isForeign() {
        return languageName != null;
    }

    private static Stream<Descendant> descendants(CommentThread.Comment comment, @Nullable Answered self) {
        return replies(comment, self)
                .flatMap(
                        reply -> Stream.concat(Stream.of(reply), descendants(reply.comment(), named(reply.comment()))));
    }

    private static Stream<Descendant> replies(CommentThread.Comment comment, @Nullable Answered self) {
        return comment.replies().stream().map(reply -> new Descendant(reply, self));
    }

    private static @Nullable Answered named(CommentThread.Comment comment) {
        return comment.removed()
                ? null
                : new Answered(comment.id(), comment.author().name());
    }

    /** Blank lines part paragraphs; other line ends stay line ends. */
    static List<List<String>> paragraphs(String body) {
        List<List<String>> paragraphs = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (String line : (Iterable<String>) Stream.concat(body.lines(), Stream.of(""))::iterator) {
            if (!line.isBlank()) {
                current.add(line);
            } else if (!current.isEmpty()) {
                paragraphs.add(List.copyOf(current));
                current.clear();
            }
        }
        return List.copyOf(paragraphs);
    }
}
