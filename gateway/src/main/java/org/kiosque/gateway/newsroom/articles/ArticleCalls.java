package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Component;

/** What editors ask of article-service. */
@Component
class ArticleCalls {

    private static final String API = "/api/v1/articles/";
    private static final String DESK = "/api/v1/desk/articles/";

    private final StaffCalls calls;

    ArticleCalls(StaffCalls calls) {
        this.calls = calls;
    }

    /** @throws org.kiosque.gateway.client.StaffRefusedException when there is no such article */
    StaffAnswer.Done<DeskArticle> read(StaffSession session, String id) {
        return calls.get(session.accessToken(), Service.ARTICLES, DESK + Addresses.segment(id), DeskArticle.class)
                .orThrow();
    }

    /** The same with all that the service says of it, to be sent back. */
    @SuppressWarnings("unchecked") // JSON has no other keys
    StaffAnswer.Done<Map<String, Object>> whole(StaffSession session, String id) {
        StaffAnswer.Done<?> read = calls.get(
                        session.accessToken(), Service.ARTICLES, DESK + Addresses.segment(id), Map.class)
                .orThrow();
        return (StaffAnswer.Done<Map<String, Object>>) read;
    }

    <T> StaffAnswer<T> get(StaffSession session, String path, Class<T> type) {
        return calls.get(session.accessToken(), Service.ARTICLES, path, type);
    }

    /** @param key repeating it makes no second article */
    StaffAnswer<DeskArticle> create(StaffSession session, Map<String, Object> text, String key) {
        return calls.create(
                session.accessToken(), Service.ARTICLES, "/api/v1/articles", text, null, key, DeskArticle.class);
    }

    StaffAnswer<DeskArticle> save(StaffSession session, String id, Map<String, Object> text, String etag) {
        return calls.put(
                session.accessToken(), Service.ARTICLES, API + Addresses.segment(id), text, etag, DeskArticle.class);
    }

    /** @param part of the article, such as {@code publication} */
    <T> StaffAnswer<T> put(
            StaffSession session, String id, String part, @Nullable Object body, @Nullable String etag, Class<T> type) {
        return calls.put(session.accessToken(), Service.ARTICLES, path(id, part), body, etag, type);
    }

    /** As {@link #put}. */
    <T> StaffAnswer<T> post(
            StaffSession session, String id, String part, @Nullable Object body, @Nullable String etag, Class<T> type) {
        return calls.post(session.accessToken(), Service.ARTICLES, path(id, part), body, etag, type);
    }

    /** @param key repeating it adds no second one */
    StaffAnswer<StaffCalls.Nothing> correct(StaffSession session, String id, String text, String etag, String key) {
        return calls.create(
                session.accessToken(),
                Service.ARTICLES,
                path(id, "corrections"),
                Map.of("text", text),
                etag,
                key,
                StaffCalls.Nothing.class);
    }

    /** As {@link #put}. */
    <T> StaffAnswer<T> delete(
            StaffSession session, String id, String part, @Nullable Object body, @Nullable String etag, Class<T> type) {
        return calls.delete(session.accessToken(), Service.ARTICLES, path(id, part), body, etag, type);
    }

    private static String path(String id, String part) {
        return API + Addresses.segment(id) + (part.isEmpty() ? "" : "/" + part);
    }

    private record Sections(List<DeskSection> items) {}

    /** In their order; none while they cannot be asked for, since an article can be written without. */
    List<DeskSection> sections(StaffSession session) {
        try {
            return calls.get(session.accessToken(), Service.ARTICLES, "/api/v1/desk/sections?limit=100", Sections.class)
                            instanceof StaffAnswer.Done<Sections>(Sections sections, var _)
                    ? sections.items()
                    : List.of();
        } catch (ServiceException away) {
            return List.of();
        }
    }

    private record Present(List<Here> items) {}

    private record Here(String by, boolean you) {}

    /**
     * Says that one has the article open.
     *
     * @return names of the others who have; none while they cannot be asked for
     */
    List<String> here(StaffSession session, String id) {
        try {
            return put(session, id, "presence", null, null, Present.class)
                            instanceof StaffAnswer.Done<Present>(Present present, var _)
                    ? present.items().stream()
                            .filter(one -> !one.you())
                            .map(Here::by)
                            .distinct()
                            .toList()
                    : List.of();
        } catch (ServiceException away) {
            return List.of();
        }
    }

    private record Changes(List<HistoryView.Field> fields) {}

    /**
     * What became of an article's written fields from one save to another, word by word.
     *
     * @param from as a form says it
     * @return by field; nothing while it cannot be had, since the texts themselves are there
     */
    Map<String, List<HistoryView.Part>> changes(StaffSession session, String id, String from, long to) {
        Map<String, List<HistoryView.Part>> changes = new LinkedHashMap<>();
        if (!from.matches("\\d{1,18}")) {
            return changes;
        }
        try {
            String path = path(id, "revisions/" + from + "/diff/" + to);
            if (get(session, path, Changes.class) instanceof StaffAnswer.Done<Changes>(Changes told, var _)) {
                for (HistoryView.Field field : told.fields()) {
                    List<HistoryView.Part> parts = field.parts();
                    if (parts != null) {
                        changes.put(field.field(), parts);
                    }
                }
            }
            return changes;
        } catch (ServiceException away) {
            return changes;
        }
    }

    /** A text that is being written, as readers would get it. */
    record Rendered(String language, String html, int readingMinutes) {}

    /** @throws org.kiosque.gateway.client.StaffRefusedException for a text that article-service would not take */
    Rendered rendered(StaffSession session, String language, String body) {
        Map<String, Object> text =
                language.isEmpty() ? Map.of("body", body) : Map.of("language", language, "body", body);
        return calls.post(
                        session.accessToken(), Service.ARTICLES, "/api/v1/desk/renderings", text, null, Rendered.class)
                .orThrow()
                .body();
    }
}
