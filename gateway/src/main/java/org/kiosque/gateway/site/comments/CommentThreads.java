package org.kiosque.gateway.site.comments;

import java.util.Objects;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.NoSuchPageException;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.stereotype.Component;

/** Fetches the thread under an article, part by part. */
@Component
public record CommentThreads(CommentClient comments, Frames frames, SiteProperties site) {

    /**
     * @param page path of the page that it is on
     * @throws NoSuchPageException when there is no such place
     */
    public FetchedThread under(String articleId, Language language, String page, Place place) {
        CommentThread thread;
        try {
            thread = comments.on(
                    articleId,
                    Objects.requireNonNullElse(place.sort(), FetchedThread.OLDEST),
                    place.translated() ? language.tag() : null,
                    site.commentsPerPage(),
                    place.cursor(),
                    place.thread());
        } catch (ServiceException.RefusedException refused) {
            if (!place.equals(Place.FIRST) && refused.status() == 400) {
                throw new NoSuchPageException("There are no comments at " + place, refused);
            }
            throw refused;
        }
        return new FetchedThread(thread, page, place, language, frames.texts(language));
    }
}
