package org.kiosque.common.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code comments.brought-in.v1}, on {@link Topics#COMMENTS}: some of the comments that an article had in the system that had it
 * before. Never e-mail or network addresses. It may be told again; comment-service takes each comment once.
 */
public record CommentsBroughtIn(String articleId, List<Said> comments) implements ImportEvent {

    public CommentsBroughtIn {
        comments = List.copyOf(comments);
    }

    /** Comments of one article come in their order. */
    @Override
    public String aggregateId() {
        return articleId;
    }

    /**
     * @param key names it for ever, among all systems
     * @param parent key of the comment that it answers; null when it answers the article
     * @param name of the writer; may be empty
     * @param text HTML
     * @param shown whether readers saw it there; else it waited for a moderator
     */
    public record Said(String key, @Nullable String parent, String name, String text, Instant at, boolean shown) {}
}
