package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.kiosque.local.demo.ProofOfWork;
import tools.jackson.databind.JsonNode;

/** Readers who have commented, each once, and what moderators have made of some of it. */
final class Readers {

    private static final int AUTHORS = 1_000;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Readers() {}

    /**
     * Comments by what became of them.
     *
     * @param appealed rejected, with its author's answer: it waits again
     * @param lines of the moderation log, about all of these
     * @param authors as they stand in comments
     */
    record Commented(
            Document pending,
            Document approved,
            Document rejected,
            Document spam,
            Document reported,
            Document appealed,
            Document report,
            List<Document> lines,
            List<Document> authors) {}

    static Commented under(String article, Calls calls, Stores stores, String moderator) throws Exception {
        List<Callable<Calls.Answer>> all = IntStream.range(0, AUTHORS)
                .<Callable<Calls.Answer>>mapToObj(number -> () -> post(calls, article, number))
                .toList();
        List<Calls.Answer> posted = new ArrayList<>();
        try (var readers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Calls.Answer> each : readers.invokeAll(all)) {
                posted.add(each.get());
            }
        }
        List<String> ids = posted.stream().map(answer -> answer.text("id")).toList();
        decide(calls, moderator, "approve", ids.get(0));
        decide(calls, moderator, "reject", ids.get(1));
        decide(calls, moderator, "spam", ids.get(2));
        decide(calls, moderator, "approve", ids.get(3));
        calls.send(
                "POST",
                "/api/v1/comments/" + ids.get(3) + "/reports",
                null,
                null,
                Map.of("reason", "illegal", "note", "This is not true."));
        decide(calls, moderator, "reject", ids.get(4));
        appeal(calls, posted.get(4));
        List<Document> models = new ArrayList<>();
        for (int n = 0; n <= 5; n++) {
            models.add(stores.settled(Stores.COMMENTS, "comments", ids.get(n), PATIENCE));
        }
        List<Document> lines = ids.subList(0, 5).stream()
                .flatMap(id -> stores.all(Stores.COMMENTS, "moderationLog", "commentId", id).stream())
                .toList();
        List<Document> authors = new ArrayList<>();
        for (String id : ids) {
            authors.add(stores.one(Stores.COMMENTS, "comments", id).get("author", Document.class));
        }
        return new Commented(
                models.get(5),
                models.get(0),
                models.get(1),
                models.get(2),
                models.get(3),
                models.get(4),
                stores.any(Stores.COMMENTS, "reports"),
                lines,
                authors);
    }

    private static Calls.Answer post(Calls calls, String article, int number) throws Exception {
        JsonNode challenge = calls.get("/api/v1/captcha", null).body().get("challenge");
        return calls.send(
                "POST",
                "/api/v1/articles/" + article + "/comments",
                null,
                null,
                Map.of(
                        "author",
                        Map.of("name", "Reader " + number, "email", "reader" + number + "@bench.example"),
                        "body",
                        "Model number " + number + ", a remark of ordinary length about the train and the sea.",
                        "language",
                        "en",
                        "captcha",
                        ProofOfWork.solve(challenge)));
    }

    private static void decide(Calls calls, String moderator, String decision, String id) throws Exception {
        calls.send(
                "POST",
                "/api/v1/moderation/decisions",
                moderator,
                null,
                Map.of("commentIds", List.of(id), "decision", decision, "reason", "A model."));
    }

    private static void appeal(Calls calls, Calls.Answer posted) throws Exception {
        calls.sendAs(
                "POST",
                "/api/v1/comments/" + posted.text("id") + "/appeals",
                "Edit-Token",
                posted.text("editToken"),
                Map.of("text", "It was meant well."));
    }
}
