package org.kiosque.gateway.site.comments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param comments threads, or replies in one
 * @param replies whether they are replies in one thread
 * @param first address of the page with the first comments; null on that page
 * @param next address of the page with the comments that follow
 * @param orders in which the threads may be read
 * @param translation address of the same page with comments in the reader's language, or as they were written; null where all
 *     of them are
 * @param translated whether comments are shown in the reader's language
 */
public record ThreadView(
        List<CommentView> comments,
        boolean replies,
        @Nullable String first,
        @Nullable String next,
        List<Order> orders,
        @Nullable String translation,
        boolean translated) {

    /** @param name key of the text that says which */
    public record Order(String name, String url, boolean current) {}

    /** Whom a reply to that comment would answer; empty when it is not here, or was removed. */
    Optional<String> authorOf(String commentId) {
        return comments.stream()
                .flatMap(comment -> Stream.concat(
                        Stream.of(comment),
                        comment.replies().stream()
                                .flatMap(reply -> Stream.concat(Stream.of(reply), reply.replies().stream()))))
                .filter(comment -> comment.id().equals(commentId) && !comment.removed())
                .map(CommentView::author)
                .findFirst();
    }
}
