package org.kiosque.translation.review;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.WithPretendEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A translator at work, over HTTP. */
abstract class WithTranslator extends WithPretendEngine {

    private static final JsonMapper JSON = new JsonMapper();

    static String path(String id) {
        return "/api/v1/articles/" + id + "/translations/en";
    }

    final JsonNode sheet(String id) throws Exception {
        return json(get(path(id)), 200);
    }

    final String tag(String id) throws Exception {
        return get(path(id)).headers().firstValue("ETag").orElseThrow();
    }

    final int numberOf(String id, String source) throws Exception {
        for (JsonNode segment : sheet(id).at("/segments")) {
            if (segment.at("/source").asString().equals(source)) {
                return segment.at("/n").asInt();
            }
        }
        throw new AssertionError("no segment " + source);
    }

    /** Writes what stands for this sentence, as it is now. */
    final HttpResponse<String> write(String id, String source, String target, String review) throws Exception {
        String tag = tag(id);
        return put(id, "/segments/" + numberOf(id, source), tag, Map.of("target", target, "review", review));
    }

    /** Writes something for every sentence, in one call. */
    final HttpResponse<String> writeAll(String id, String prefix) throws Exception {
        HttpResponse<String> read = get(path(id));
        List<Map<String, Object>> segments = JSON.readTree(read.body())
                .at("/segments")
                .valueStream()
                .map(segment -> Map.<String, Object>of(
                        "n",
                        segment.at("/n").asInt(),
                        "target",
                        prefix + segment.at("/source").asString(),
                        "review",
                        "approved"))
                .toList();
        return put(id, "/segments", read.headers().firstValue("ETag").orElseThrow(), Map.of("segments", segments));
    }

    final HttpResponse<String> put(String id, String rest, @Nullable String ifMatch, Object body) throws Exception {
        var request = request(path(id) + rest)
                .header("Authorization", "Bearer " + TestTokens.with("translator"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    final HttpResponse<String> post(String id, String rest, @Nullable String ifMatch) throws Exception {
        var request = request(path(id) + rest)
                .header("Authorization", "Bearer " + TestTokens.with("translator"))
                .POST(BodyPublishers.noBody());
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    /** @return how it stands in the desk's list of this status, if it does */
    final Optional<JsonNode> queued(String status, String id) throws Exception {
        String next = "";
        do {
            JsonNode page = json(
                    send(request("/api/v1/translation-desk?limit=100&status=" + status + next)
                            .header("Authorization", "Bearer " + TestTokens.with("translator"))),
                    200);
            Optional<JsonNode> found = page.at("/items")
                    .valueStream()
                    .filter(item -> item.at("/articleId").asString().equals(id))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            next = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
        } while (!next.isEmpty());
        return Optional.empty();
    }

    static JsonNode segment(JsonNode sheet, String source) {
        return sheet.at("/segments")
                .valueStream()
                .filter(segment -> segment.at("/source").asString().equals(source))
                .findFirst()
                .orElseThrow();
    }
}
