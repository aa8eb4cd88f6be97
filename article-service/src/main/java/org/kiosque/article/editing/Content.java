package org.kiosque.article.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;

/**
 * What an article says.
 *
 * @param language BCP 47, one of the site's
 * @param lead null when it has none
 * @param body Markdown
 * @param picture null when it has none
 * @param slug the words of its address; null when they come from the title
 */
record Content(
        String language,
        String title,
        @Nullable String lead,
        String body,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Picture picture,
        @Nullable String slug,
        CommentPolicy comments) {

    Content {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    /** @param image as it was when it was chosen: images never change */
    record Picture(String mediaId, Image image) {}
}
