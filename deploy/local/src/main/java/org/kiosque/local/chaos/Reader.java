package org.kiosque.local.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiosque.local.chaos.Caller.Answer;
import org.kiosque.local.chaos.Ledger.Article;
import org.kiosque.local.chaos.Ledger.Comment;
import org.kiosque.local.demo.ProofOfWork;

/** Reads pages and comments on what is live; a moderator approves most of it, rejects some, and leaves the rest waiting. */
final class Reader {

    private static final long PAUSE_MILLIS = 250;
    /** The article has just been withdrawn, and its discussion with it. */
    private static final Set<Integer> CLOSED = Set.of(403, 409, 410);

    private static final int MOST_PROOFS = 20;
    private static final Set<String> DECIDED = Set.of("applied", "unchanged");

    private final int number;
    private final Random random;
    private final Caller caller;
    private final Ledger ledger;
    private final Insistence insistence;
    private int comments;

    Reader(int number, long seed, Caller caller, Ledger ledger, Insistence insistence) {
        this.number = number;
        this.random = new Random(~(seed + number));
        this.caller = caller;
        this.ledger = ledger;
        this.insistence = insistence;
    }

    void work(AtomicBoolean open) throws InterruptedException {
        while (open.get()) {
            List<Article> live = ledger.live();
            if (!live.isEmpty()) {
                Article article = live.get(random.nextInt(live.size()));
                read(article);
                comment(article);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Nothing is promised to readers while things break; they are only there. */
    private void read(Article article) throws InterruptedException {
        try {
            Answer copy = caller.get(
                    "/api/v1/articles/%s?lang=%s".formatted(article.id(), random.nextBoolean() ? "fr" : "en"));
            if (copy.ok()) {
                var _ = caller.get(copy.json().path("url").asString());
            }
            var _ = caller.get("/fr");
        } catch (IOException somethingIsDown) {
            // the next page, then
        }
    }

    private void comment(Article article) throws InterruptedException {
        comments++;
        String text = Texts.comment(number, comments);
        String key = "comment-%d-%d".formatted(number, comments);
        Optional<Answer> taken = Optional.empty();
        // A proof of work may have been used by a call without an answer, or have run out meanwhile: another key with
        // another.
        for (int attempt = 1; taken.isEmpty(); attempt++) {
            if (attempt > MOST_PROOFS) {
                ledger.never("the comment %s, whose proof of work was refused each time".formatted(text));
                return;
            }
            Optional<Answer> challenge = insistence.until(Answer::ok, () -> caller.get("/api/v1/captcha"));
            if (challenge.isEmpty()) {
                ledger.never("the comment " + text);
                return;
            }
            Map<String, Object> body = Map.of(
                    "author",
                    Map.of("name", "Reader " + number, "email", "reader%d@example.org".formatted(number)),
                    "body",
                    text,
                    "language",
                    "en",
                    "captcha",
                    solved(challenge.get()));
            String keyOfThis = key + "-" + attempt;
            Optional<Answer> answer = insistence.until(
                    one -> one.ok() || one.status() == 400 || (CLOSED.contains(one.status()) && !isUnderWay(one)),
                    () -> caller.send(
                            "POST",
                            "/api/v1/articles/%s/comments".formatted(article.id()),
                            null,
                            body,
                            "Idempotency-Key",
                            keyOfThis));
            if (answer.isEmpty()) {
                ledger.never("the comment " + text);
                return;
            }
            if (answer.get().text().contains("comment-repeated")) {
                ledger.never("the comment %s, which was taken for a repetition of itself".formatted(text));
                return;
            }
            if (!answer.get().ok() && answer.get().status() != 400) {
                return; // refused: it is not there, and need not be
            }
            taken = answer.filter(Answer::ok);
        }
        decide(article, text, taken.get());
    }

    /** The first call with this key has not ended yet. */
    private static boolean isUnderWay(Answer answer) {
        return answer.status() == 409 && answer.text().contains("request-still-running");
    }

    private static String solved(Answer challenge) {
        try {
            return ProofOfWork.solve(challenge.json().path("challenge"));
        } catch (IOException unsolvable) {
            return ""; // refused as wrong, and another one is fetched
        }
    }

    private void decide(Article article, String text, Answer taken) throws InterruptedException {
        try {
            String id = taken.json().path("id").asString();
            String status = taken.json().path("status").asString();
            var comment = new Comment(id, article.id(), text, status);
            ledger.put(comment);
            int chance = random.nextInt(100);
            if (chance < 60) {
                decide(comment, "approve", "approved");
            } else if (chance < 75) {
                decide(comment, "reject", "rejected");
            }
        } catch (IOException e) {
            ledger.never("the comment %s, since its answer cannot be read: %s".formatted(text, e.getMessage()));
        }
    }

    private void decide(Comment comment, String decision, String status) throws InterruptedException {
        Map<String, Object> body = Map.of("commentIds", List.of(comment.id()), "decision", decision);
        boolean decided = insistence
                .until(
                        answer -> answer.ok()
                                && DECIDED.contains(answer.json()
                                        .path("results")
                                        .path(0)
                                        .path("outcome")
                                        .asString("")),
                        () -> caller.send("POST", "/api/v1/moderation/decisions", "moderator", body))
                .isPresent();
        if (decided) {
            ledger.put(comment.decided(status));
        } else {
            ledger.never("the decision to %s comment %s".formatted(decision, comment.id()));
        }
    }
}
