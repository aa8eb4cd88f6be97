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

    private static final String FRAGMENT = "comments";

    /** Threads on a page from which on it is a long way to what stands below them. */
    private static final int LONG = 10;

    public boolean isLong() {
        return answer.items().size() > LONG;
    }

    /** Whether nothing that is made of it differs from what was made of the other. */
    public boolean isSameAs(@Nullable FetchedThread other) {
        return other != null
                && answer == other.answer
                && page.equals(other.page)
                && place.equals(other.place)
                && language.equals(other.language);
    }

    public ThreadView view() {
        String next = answer.nextCursor();
        List<CommentView> shown = comments();
        boolean foreign = all(shown).anyMatch(CommentView::isForeign);
        return new ThreadView(
                shown,
                place.thread() != null,
                place.isBeginning()
                        ? null
                        : Addresses.with(page, place.sortedBy(place.sort()).query(), FRAGMENT),
                next == null ? null : Addresses.with(page, place.from(next).query(), FRAGMENT),
                shown.size() < 2 || place.thread() != null ? List.of() : orders(),
                foreign || place.translated()
                        ? Addresses.with(
                                page, place.translated(!place.translated()).query(), FRAGMENT)
                        : null,
                place.translated());
    }

    public List<CommentView> comments() {
        var around = new CommentView.Surroundings(page, place, language, text);
        return answer.items().stream()
                .map(comment -> CommentView.of(comment, around))
                .toList();
    }

    private List<ThreadView.Order> orders() {
        return List.of(
                order("comments.sort.oldest", null),
                order("comments.sort.newest", "newest"),
                order("comments.sort.discussed", "discussed"));
    }

    private ThreadView.Order order(String name, @Nullable String sort) {
        String url = Addresses.with(page, place.sortedBy(sort).query(), FRAGMENT);
        return new ThreadView.Order(name, url, Objects.equals(sort, place.sort()));
    }

    private static Stream<CommentView> all(List<CommentView> comments) {
        return comments.stream().flatMap(comment -> Stream.concat(Stream.of(comment), all(comment.replies())));
    }
}
