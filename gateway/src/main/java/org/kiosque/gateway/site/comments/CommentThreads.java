package org.kiosque.gateway.site.comments;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.NoSuchPageException;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.stereotype.Component;

/** Fetches the thread under an article, part by part. */
@Component
public record CommentThreads(CommentClient comments, Frames frames, SiteProperties site) {

    /**
     * @param page path of the page that it is on
     * @param cursor where the part begins; null for the first
     * @throws NoSuchPageException when the cursor means nothing
     */
    public ThreadView under(String articleId, Language language, String page, @Nullable String cursor) {
        CommentThread thread;
        try {
            thread = comments.on(articleId, site.commentsPerPage(), cursor);
        } catch (ServiceException.RefusedException refused) {
            if (cursor != null && refused.status() == 400) {
                throw new NoSuchPageException("There are no comments at " + cursor, refused);
            }
            throw refused;
        }
        Texts text = frames.texts(language);
        return new ThreadView(
                thread.items().stream()
                        .map(comment -> CommentView.of(comment, language, text))
                        .toList(),
                cursor == null ? null : page + "#comments",
                Addresses.with(page, "comments", thread.nextCursor(), "comments"));
    }
}
