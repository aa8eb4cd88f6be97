package org.kiosque.gateway.site.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Texts;

/**
 * A comment as a page shows it.
 *
 * @param language null where it is the page's own
 * @param removed only its place is left, for the answers to it
 * @param paragraphs plain text, each a list of lines
 */
public record CommentView(
        String id,
        String author,
        @Nullable String language,
        List<List<String>> paragraphs,
        @Nullable Moment created,
        boolean removed,
        List<CommentView> replies) {

    /** Answers below this level are shown at it, in their order, so that they stay readable on a phone. */
    private static final int DEEPEST = 3;

    static CommentView of(CommentThread.Comment comment, Language pageLanguage, Texts text) {
        return of(comment, pageLanguage, text, 1);
    }

    private static CommentView of(CommentThread.Comment comment, Language pageLanguage, Texts text, int depth) {
        List<CommentView> replies = depth == DEEPEST
                ? List.of()
                : (depth + 1 == DEEPEST ? descendants(comment) : comment.replies().stream())
                        .map(reply -> of(reply, pageLanguage, text, depth + 1))
                        .toList();
        String written = comment.language();
        return new CommentView(
                comment.id(),
                comment.author().name(),
                written == null || written.equals(pageLanguage.tag()) ? null : written,
                paragraphs(comment.body()),
                Moment.minute(comment.createdAt(), text),
                comment.removed(),
                replies);
    }

    private static Stream<CommentThread.Comment> descendants(CommentThread.Comment comment) {
        return comment.replies().stream().flatMap(reply -> Stream.concat(Stream.of(reply), descendants(reply)));
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
