package org.kiosque.gateway.newsroom.articles;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
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
        return calls.create(session.accessToken(), Service.ARTICLES, "/api/v1/articles", text, key, DeskArticle.class);
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

    /** As {@link #put}. */
    <T> StaffAnswer<T> delete(
            StaffSession session, String id, String part, @Nullable Object body, @Nullable String etag, Class<T> type) {
        return calls.delete(session.accessToken(), Service.ARTICLES, path(id, part), body, etag, type);
    }

    private static String path(String id, String part) {
        return API + Addresses.segment(id) + (part.isEmpty() ? "" : "/" + part);
    }

    private record Media(String id) {}

    /**
     * Hands a picture on.
     *
     * @return its id; else why it was not taken
     */
    StaffAnswer<String> upload(StaffSession session, ReceivedForm.Upload file, String alt) {
        String boundary = "kiosque-" + RandomId.next();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"alt\"\r\n"
                        + "Content-Type: text/plain;charset=UTF-8\r\n\r\n" + alt.strip() + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture\"\r\nContent-Type: "
                        + file.type() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + file.content().length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(file.content(), 0, body, head.length, file.content().length);
        System.arraycopy(tail, 0, body, head.length + file.content().length, tail.length);
        StaffAnswer<Media> answer = calls.postAs(
                session.accessToken(),
                Service.ARTICLES,
                "/api/v1/media",
                "multipart/form-data; boundary=" + boundary,
                body,
                Media.class);
        return switch (answer) {
            case StaffAnswer.Done<Media>(Media media, var etag) -> new StaffAnswer.Done<>(media.id(), etag);
            case StaffAnswer.Refused<Media>(int status, var problem) -> new StaffAnswer.Refused<>(status, problem);
        };
    }
}
