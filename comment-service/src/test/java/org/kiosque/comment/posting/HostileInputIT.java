package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Whatever stands in whichever field: it is taken or refused by a problem that names it, at once, and never an error of ours. */
@Timeout(120)
class HostileInputIT extends WithoutBroker {

    private static final int LARGEST_BODY = 64 * 1024;

    /** As JSON. */
    private static final Map<String, String> HOSTILE = new LinkedHashMap<>();

    static {
        text("a megabyte", "a".repeat(1_000_000));
        text("10,000 combining marks", "e" + "\u0301".repeat(10_000));
        text("zalgo", ("Z" + "\u0323\u0301\u0489".repeat(12)).repeat(20));
        text("bidi overrides", "\u202Eabc\u202C \u2066def\u2069\u200F");
        text("control characters", "a\u0000b\u0007c\u001Bd\u007Fe\u0085f");
        text("tags and zero widths", "a\u200Bb\uFEFFc" + Character.toString(0xE0041) + Character.toString(0xE007F));
        text("noncharacters", "a\uFFFFb\uFDD0c" + Character.toString(0x10FFFF));
        text("homoglyphs", "Kіоѕque rédасtіоn");
        text("markup", "<script>alert(1)</script>'\"--;${7*7}{{7*7}}%00../../");
        text("operators of the store", "{\"$gt\":\"\"}");
        text("deep quotations", ">".repeat(9_000) + " a");
        text("deep lists and links", "[".repeat(4_000) + "a" + "](".repeat(2_000));
        text("blanks", " \t\r\n\u00A0\u3000");
        text("empty", "");
        HOSTILE.put("half a surrogate pair", "\"a\\ud83db\"");
        HOSTILE.put("null", "null");
        HOSTILE.put("true", "true");
        HOSTILE.put("a number", "-1");
        HOSTILE.put("a huge number", "1e400000");
        HOSTILE.put("many digits", "9".repeat(5_000));
        HOSTILE.put("an object", "{\"$gt\":\"\"}");
        HOSTILE.put("an array", "[\"a\",\"a\"]");
        HOSTILE.put("deep arrays", "[".repeat(20_000) + "]".repeat(20_000));
        HOSTILE.put("deep objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        HOSTILE.put("an array without an end", "[".repeat(30_000));
    }

    private static void text(String name, String text) {
        HOSTILE.put(name, JSON.writeValueAsString(text));
    }

    /**
     * A call that takes a body.
     *
     * @param fields of the body, each with a good value as JSON, or null where it is left out
     */
    record Call(String name, String method, String path, List<String> fields) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call(
                        "posting",
                        "POST",
                        "/api/v1/articles/" + OPEN + "/comments",
                        List.of(
                                "author",
                                "author.name",
                                "author.email",
                                "body",
                                "parentId",
                                "language",
                                "captcha",
                                "more")),
                new Call("editing", "PATCH", "/api/v1/comments/ID", List.of("body")),
                new Call("appealing", "POST", "/api/v1/comments/ID/appeals", List.of("text")),
                new Call("reporting", "POST", "/api/v1/comments/ID/reports", List.of("reason", "note")),
                new Call("reacting", "POST", "/api/v1/comments/ID/reactions", List.of("kind")),
                new Call("counting", "POST", "/api/v1/comment-counts", List.of("articleIds", "articleIds.")),
                new Call("counting reactions", "POST", "/api/v1/reaction-counts", List.of("commentIds", "commentIds.")),
                new Call(
                        "deciding",
                        "POST",
                        "/api/v1/moderation/decisions",
                        List.of("commentIds", "commentIds.", "authorOf", "cursor", "decision", "code", "reason")),
                new Call("claiming", "POST", "/api/v1/moderation/claims", List.of("commentIds", "commentIds.")),
                new Call("noting", "POST", "/api/v1/moderation/comments/ID/notes", List.of("text")),
                new Call(
                        "banning",
                        "POST",
                        "/api/v1/moderation/bans",
                        List.of("kind", "commentId", "value", "until", "reason")),
                new Call(
                        "trying words",
                        "POST",
                        "/api/v1/moderation/word-lists/suspect/matches",
                        List.of("text", "words", "words.")),
                new Call(
                        "trying domains",
                        "POST",
                        "/api/v1/moderation/word-lists/disposable-domains/matches",
                        List.of("text", "words", "words.")),
                new Call(
                        "changing words",
                        "PUT",
                        "/api/v1/moderation/word-lists/disposable-domains",
                        List.of("words", "words.")),
                new Call(
                        "ruling",
                        "PUT",
                        "/api/v1/moderation/rules",
                        List.of("mode", "closed", "closeAfterDays", "maxLinks")),
                new Call("asking for a person", "POST", "/api/v1/people", List.of("email")),
                new Call(
                        "making a webhook",
                        "POST",
                        "/api/v1/moderation/webhooks",
                        List.of("url", "events", "events.")));
    }

    private Map<String, String> good(Call call, String id) throws Exception {
        Map<String, String> good = new LinkedHashMap<>();
        switch (call.name()) {
            case "posting" -> comment().forEach((field, value) -> good.put(field, JSON.writeValueAsString(value)));
            case "editing" -> good.put("body", "\"Un autre mot.\"");
            case "appealing", "noting" -> good.put("text", "\"Mais si.\"");
            case "reporting" -> good.put("reason", "\"spam\"");
            case "reacting" -> good.put("kind", "\"respect\"");
            case "counting" -> good.put("articleIds", "[\"" + OPEN + "\"]");
            case "counting reactions", "claiming" -> good.put("commentIds", "[\"" + id + "\"]");
            case "deciding" -> {
                good.put("commentIds", "[\"" + id + "\"]");
                good.put("decision", "\"approve\"");
            }
            case "banning" -> {
                good.put("kind", "\"domain\"");
                good.put("value", "\"spam.example\"");
            }
            case "trying words", "trying domains" -> good.put("text", "\"ada@example.org\"");
            case "changing words" -> good.put("words", "[\"jetable.example\"]");
            case "ruling" -> good.put("mode", "\"new-first\"");
            case "asking for a person" -> good.put("email", "\"ada@example.org\"");
            case "making a webhook" -> good.put("url", "\"https://example.org/told\"");
            default -> throw new IllegalStateException(call.name());
        }
        return good;
    }

    private static String written(Map<String, String> good, String field, String hostile) {
        Map<String, String> fields = new LinkedHashMap<>(good);
        int dot = field.indexOf('.');
        if (dot < 0) {
            fields.put(field, hostile);
        } else if (dot == field.length() - 1) { // an item of an array
            fields.put(field.substring(0, dot), "[" + hostile + "]");
        } else {
            Map<String, String> inner = new HashMap<>(Map.of("name", "\"Ada\"", "email", "\"ada@example.org\""));
            inner.put(field.substring(dot + 1), hostile);
            fields.put(field.substring(0, dot), object(inner));
        }
        return object(fields);
    }

    private static String object(Map<String, String> fields) {
        List<String> written = new ArrayList<>();
        fields.forEach((name, value) -> written.add("\"" + name + "\":" + value));
        return "{" + String.join(",", written) + "}";
    }

    private MockHttpServletRequestBuilder request(Call call, String id, String token) {
        String path = call.path().replace("ID", id);
        MockHttpServletRequestBuilder request = switch (call.method()) {
            case "PUT" -> put(path).header("If-Match", "\"none\"");
            case "PATCH" -> patch(path);
            default -> post(path);
        };
        if (path.startsWith("/api/v1/moderation") || path.startsWith("/api/v1/people")) {
            request.header("Authorization", "Bearer " + TestTokens.with("moderator"));
        }
        return request.header("Edit-Token", token).contentType(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyFieldOfEveryCallMayHoldAnything(Call call) throws Exception {
        JsonNode mine = JSON.readTree(
                postedTo(OPEN, comment()).andReturn().getResponse().getContentAsString());
        String id = mine.get("id").asString();
        String token = mine.get("editToken").asString();
        for (String field : call.fields()) {
            for (Map.Entry<String, String> hostile : HOSTILE.entrySet()) {
                String body = written(good(call, id), field, hostile.getValue());
                MockHttpServletResponse answer = mvc.perform(
                                request(call, id, token).content(body))
                        .andReturn()
                        .getResponse();

                String what = call + ", " + field + ": " + hostile.getKey();
                assertThat(answer.getStatus()).as(what).isLessThan(500);
                if (body.length() > LARGEST_BODY) {
                    assertThat(answer.getStatus()).as(what).isEqualTo(413);
                }
                if (answer.getStatus() >= 400) {
                    assertThat(answer.getContentType()).as(what).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                    assertThat(answer.getContentAsString().length()).as(what).isLessThan(4_000);
                }
            }
        }
        for (Document comment : mongo.findAll(Document.class, "comments")) {
            assertThat(comment.getString("body")
                            + comment.get("author", Document.class).getString("name"))
                    .doesNotContainPattern("[\u0000-\u0008\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFF]");
        }
        mongo.getCollection("discussionRules").deleteMany(new Document());
        mongo.getCollection("webhooks").deleteMany(new Document());
    }

    @Test
    void whatIsTakenIsShownWithoutWhatCouldDoHarm() throws Exception {
        int taken = 0;
        for (Map.Entry<String, String> hostile : HOSTILE.entrySet()) {
            String body = written(good(calls().findFirst().orElseThrow(), ""), "body", hostile.getValue());
            if (mvc.perform(post("/api/v1/articles/" + OPEN + "/comments")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body)
                                    .with(from("203.0.113." + taken)))
                            .andReturn()
                            .getResponse()
                            .getStatus()
                    == 202) {
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(5);

        String shown = threads(OPEN, "?limit=100")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        for (JsonNode item : JSON.readTree(shown).get("items")) {
            assertThat(item.get("bodyHtml").asString())
                    .doesNotContain("<script")
                    .doesNotContainPattern("[\u202A-\u202E]");
        }
    }

    @Test
    void anAnswerToACommentUnderAnotherArticleOrToNoneIsRefused() throws Exception {
        String elsewhere = idOf(postedTo(OPEN, comment()));
        decided("reject", elsewhere);
        for (String parent : List.of(elsewhere, "nowherenowhe", "", "\u202E", "../" + elsewhere)) {
            Map<String, Object> answer = changed("body", "Et pourtant.");
            answer.put("parentId", parent);
            postedTo(OPEN, answer).andExpect(status().isBadRequest());
            postedTo(PREMODERATED, answer).andExpect(status().isBadRequest());
        }
        assertThat(stored()).isEqualTo(1);
    }
}
