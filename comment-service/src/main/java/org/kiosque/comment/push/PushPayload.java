package org.kiosque.comment.push;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser gets to show, as its service worker reads it.
 *
 * @param title of the article
 * @param body its lead, as much of it as there is room for
 * @param url path on the site
 * @param tag of the notification: one that is there under the same is replaced
 * @param language of both
 * @param again whether it may have been shown already, and should make no noise
 */
record PushPayload(String title, String body, String url, String tag, String language, boolean again) {

    /** Bytes: what every push service takes, once it is encrypted (RFC 8291, section 4). */
    static final int MOST_BYTES = 3_993;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 500;

    private static final String CUT = "…";

    /** @param again whether the browser was told of it before */
    static PushPayload of(PushStory story, boolean again) {
        return new PushPayload(
                cut(story.title(), LONGEST_TITLE),
                cut(Objects.requireNonNullElse(story.lead(), ""), LONGEST_BODY),
                "/" + story.language() + "/" + story.slug(),
                story.id(),
                story.language(),
                again);
    }

    /** @return JSON in UTF-8, of at most {@link #MOST_BYTES} */
    byte[] bytes(JsonMapper json) {
        byte[] all = json.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        if (all.length <= MOST_BYTES || body.isEmpty()) {
            return all;
        }
        int half = body.codePointCount(0, body.length()) / 2;
        return new PushPayload(title, half < 2 ? "" : cut(body, half), url, tag, language, again).bytes(json);
    }

    /** @param most code points, the mark of what is missing among them */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + CUT;
    }
}
