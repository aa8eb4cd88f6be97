package org.kiosque.gateway.newsroom.articles;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Component;

/** Pictures as article-service has them: how they come in, and what is said of them. */
@Component
class Pictures {

    private static final String DESK = "/api/v1/desk/media/";

    private final StaffCalls calls;

    Pictures(StaffCalls calls) {
        this.calls = calls;
    }

    /**
     * @param url path of its largest version
     * @param focus null for its middle
     * @param texts by language
     */
    record Picture(
            String id,
            String url,
            @Nullable String alt,
            int width,
            int height,
            @Nullable String credit,
            @Nullable Focus focus,
            Map<String, Text> texts) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        Picture {
            texts = texts == null ? Map.of() : texts;
        }

        @Nullable String caption(String language) {
            Text text = texts.get(language);
            return text == null ? null : text.caption();
        }
    }

    /** From 0 to 1, from the left and from the top. */
    record Focus(double x, double y) {}

    record Text(@Nullable String alt, @Nullable String caption) {}

    /** Null when there is none, or when it cannot be asked for now: an article can be written without. */
    @Nullable Picture find(StaffSession session, String id) {
        if (id.isEmpty()) {
            return null;
        }
        try {
            StaffAnswer<Picture> answer =
                    calls.get(session.accessToken(), Service.ARTICLES, DESK + Addresses.segment(id), Picture.class);
            return answer instanceof StaffAnswer.Done<Picture>(Picture picture, var _) ? picture : null;
        } catch (ServiceException away) {
            return null;
        }
    }

    /**
     * Hands a picture on; else tells why it was not taken.
     *
     * @param form key of the form that it came with: the same picture of the same form is taken once; empty for none
     */
    StaffAnswer<Picture> upload(StaffSession session, ReceivedForm.Upload file, String alt, String form) {
        String boundary = "kiosque-" + RandomId.next();
        var body = new ByteArrayOutputStream(file.content().length + 1_000);
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"alt\"\r\n"
                        + "Content-Type: text/plain;charset=UTF-8\r\n\r\n" + alt.strip() + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture\"\r\nContent-Type: "
                        + file.type() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.content());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return calls.postAs(
                session.accessToken(),
                Service.ARTICLES,
                "/api/v1/media",
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray(),
                form.isEmpty() ? "" : form + "." + file.digest(alt.strip()),
                Picture.class);
    }

    /**
     * Has a picture say what the form says of it, for articles that are saved from then on.
     *
     * @param language of its caption
     * @param mark of what the form was filled with
     * @return why not; null when it says so
     */
    StaffAnswer.@Nullable Refused<?> describe(
            StaffSession session, PictureFields said, String language, TextMark mark) {
        String path = DESK + Addresses.segment(said.mediaId());
        StaffAnswer<?> read = calls.get(session.accessToken(), Service.ARTICLES, path, Map.class);
        if (!(read instanceof StaffAnswer.Done<?>(Map<?, ?> before, var etag))) {
            return null; // the article's own save tells
        }
        Map<String, Object> after = new LinkedHashMap<>();
        before.forEach((name, value) -> after.put(String.valueOf(name), value));
        said.over(after, language, mark);
        if (after.equals(before)) {
            return null;
        }
        return calls.put(session.accessToken(), Service.ARTICLES, path, after, etag, StaffCalls.Nothing.class)
                        instanceof StaffAnswer.Refused<StaffCalls.Nothing> refused
                ? refused
                : null;
    }
}
