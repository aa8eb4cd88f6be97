package org.kiosque.local.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiosque.local.chaos.Caller.Answer;
import org.kiosque.local.chaos.Ledger.Article;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes, revises, withdraws and publishes again, one thing after the other, and nobody else touches these articles. So
 * whoever looks at the desk after a call without an answer knows whether it has happened.
 */
final class Editor {

    private static final String ROLE = "editor";
    private static final String DESK = "/api/v1/desk/articles/";
    private static final int MOST_ARTICLES = 30;
    private static final int ARTICLES_FIRST = 3;
    private static final long PAUSE_MILLIS = 300;

    private final int first;
    private final Random random;
    private final Caller caller;
    private final Ledger ledger;
    private final Insistence insistence;
    private final List<String> own = new ArrayList<>();

    /** @param number of this editor, from 0 */
    Editor(int number, long seed, Caller caller, Ledger ledger, Insistence insistence) {
        this.first = number * MOST_ARTICLES;
        this.random = new Random(seed + number);
        this.caller = caller;
        this.ledger = ledger;
        this.insistence = insistence;
    }

    void work(AtomicBoolean open) throws InterruptedException {
        while (open.get()) {
            doOneThing();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void doOneThing() throws InterruptedException {
        int chance = random.nextInt(100);
        if (own.size() < ARTICLES_FIRST || (chance < 40 && own.size() < MOST_ARTICLES)) {
            begin();
            return;
        }
        Article article = any();
        if (!article.live()) {
            publish(article, "article.published.v1");
        } else if (chance < 88) {
            revise(article);
        } else {
            withdraw(article);
        }
    }

    private Article any() {
        String id = own.get(random.nextInt(own.size()));
        return ledger.articles().stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void begin() throws InterruptedException {
        int number = first + own.size();
        Map<String, Object> draft = Map.of(
                "language", "fr",
                "title", Texts.title(number, 1),
                "lead", Texts.lead(number, 1),
                "body", Texts.body(number, 1),
                "tags", List.of("Rail"),
                "authors", List.of("Nadia Ferrand"),
                "comments", "open");
        Optional<Answer> drafted = insistence.until(
                Answer::ok,
                () -> caller.send("POST", "/api/v1/articles", ROLE, draft, "Idempotency-Key", "draft-" + number));
        if (drafted.isEmpty()) {
            ledger.never("the draft " + number);
            return;
        }
        try {
            String id = drafted.get().json().path("id").asString();
            own.add(id);
            var article = new Article(id, number, 1, false, List.of());
            ledger.put(article);
            publish(article, "article.published.v1");
        } catch (IOException e) {
            ledger.never("the draft %d, since its answer cannot be read: %s".formatted(number, e.getMessage()));
        }
    }

    private void revise(Article article) throws InterruptedException {
        int state = article.state() + 1;
        String title = Texts.title(article.number(), state);
        boolean saved = change(article, desk -> desk.path("title").asString().equals(title), (desk, etag) -> {
            ObjectNode text = (ObjectNode) desk;
            text.put("title", title);
            text.put("lead", Texts.lead(article.number(), state));
            text.put("body", Texts.body(article.number(), state));
            return caller.send("PUT", "/api/v1/articles/" + article.id(), ROLE, text, "If-Match", etag);
        });
        if (saved) {
            publish(
                    new Article(article.id(), article.number(), state, article.live(), article.events()),
                    "article.revised.v1");
        } else {
            ledger.never("text %d of article %s".formatted(state, article.id()));
        }
    }

    private void publish(Article article, String event) throws InterruptedException {
        String title = Texts.title(article.number(), article.state());
        boolean published = change(
                article,
                desk -> desk.path("status").asString().equals("published")
                        && !desk.path("unpublishedChanges").asBoolean()
                        && desk.path("title").asString().equals(title),
                (_, etag) -> caller.send("PUT", publication(article), ROLE, Map.of(), "If-Match", etag));
        if (published) {
            ledger.put(article.becoming(article.state(), true, event));
        } else {
            ledger.never("the publication of article " + article.id());
        }
    }

    private void withdraw(Article article) throws InterruptedException {
        boolean withdrawn = change(
                article,
                desk -> desk.path("status").asString().equals("withdrawn"),
                (_, etag) -> caller.send(
                        "DELETE", publication(article), ROLE, Map.of("reason", "It was wrong."), "If-Match", etag));
        if (withdrawn) {
            ledger.put(article.becoming(article.state(), false, "article.withdrawn.v1"));
        } else {
            ledger.never("the withdrawal of article " + article.id());
        }
    }

    private static String publication(Article article) {
        return "/api/v1/articles/" + article.id() + "/publication";
    }

    @FunctionalInterface
    private interface Change {
        Answer from(JsonNode desk, String etag) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Happened {
        boolean by(JsonNode desk);
    }

    /** @return whether it was acknowledged, by the answer to the call or by what the desk shows */
    private boolean change(Article article, Happened happened, Change change) throws InterruptedException {
        return insistence
                .until(Answer::ok, () -> {
                    Answer desk = caller.send("GET", DESK + article.id(), ROLE, null);
                    if (!desk.ok() || happened.by(desk.json())) {
                        return desk;
                    }
                    return change.from(desk.json(), desk.etag());
                })
                .isPresent();
    }
}
