package org.kiosque.gateway.site.comments;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    static final String OLDEST = "oldest";

    private static final String FRAGMENT = "comments";

    public ThreadView view() {
        var around = new CommentView.Surroundings(page, place, language, text);
        String next = answer.nextCursor();
        List<CommentView> shown = answer.items().stream()
                .map(comment -> CommentView.of(comment, around))
                .toList();
        boolean foreign = all(shown).anyMatch(CommentView::isForeign);
        return new ThreadView(
                shown,
                place.thread() != null,
                place.isBeginning()
                        ? null
                        : Addresses.with(page, place.sortedBy(place.sort()).query(), FRAGMENT),
                next == null ? null : Addresses.with(page, place.from(next).query(), FRAGMENT),
                shown.size() < 2 || place.thread() != null ? List.of() : orders(page, place),
                foreign || place.translated()
                        ? Addresses.with(
                                page, place.translated(!place.translated()).query(), FRAGMENT)
                        : null,
                place.translated());
    }

    private static List<ThreadView.Order> orders(String page, Place place) {
        return List.of(
                order("comments.sort.oldest", null, page, place),
                order("comments.sort.newest", "newest", page, place),
                order("comments.sort.discussed", "discussed", page, place));
    }

    private static ThreadView.Order order(String name, @Nullable String sort, String page, Place place) {
        String url = Addresses.with(page, place.sortedBy(sort).query(), FRAGMENT);
        return new ThreadView.Order(name, url, Objects.equals(sort, place.sort()));
    }

    private static Stream<CommentView> all(List<CommentView> comments) {
        return comments.stream().flatMap(comment -> Stream.concat(Stream.of(comment), all(comment.replies())));
    }
}
