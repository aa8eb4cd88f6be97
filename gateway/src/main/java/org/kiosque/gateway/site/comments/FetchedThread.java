package org.kiosque.gateway.site.comments;

import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Texts;

/**
 * A part of a thread as the service has answered it; what a page shows of it is made only where it has to be written.
 *
 * @param page path of the page that it is on
 */
public record FetchedThread(CommentThread answer, String page, Place place, Language language, Texts text) {

    public ThreadView view() {
        var around = new CommentView.Surroundings(page, place, language, text);
        String next = answer.nextCursor();
        return new ThreadView(
                answer.items().stream()
                        .map(comment -> CommentView.of(comment, around))
                        .toList(),
                place.thread() != null,
                place.equals(Place.FIRST) ? null : page + "#comments",
                next == null ? null : Addresses.with(page, new Place(next, place.thread()).query(), "comments"));
    }
}
