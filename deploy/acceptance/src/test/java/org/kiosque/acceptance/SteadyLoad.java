package org.kiosque.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Readers of pages and of the API, commenters with a moderator, and an editor, who go on whatever happens behind the gateway.
 * Each request is noted with its outcome; who gets no answer to a change sends the same again, as clients do, until it is
 * acknowledged.
 */
final class SteadyLoad implements AutoCloseable {

    private static final String TAG = "Rail";
    private static final int ARTICLES_BEFORE = 3;
    private static final int REPETITIONS = 80;

    /**
     * @param sent as {@link System#nanoTime()} tells it, as is {@code answered}
     * @param outcome the status or the failure, with the beginning of what was answered
     */
    record Noted(String what, long sent, long answered, String outcome, boolean good) {

        Duration took() {
            return Duration.ofNanos(answered - sent);
        }

        @Override
        public String toString() {
            return "%s after %d ms: %s".formatted(what, took().toMillis(), outcome);
        }
    }

    /** @param article that it is about */
    record Comment(String article, String text) {}

    final Queue<Noted> requests = new ConcurrentLinkedQueue<>();
    /** Acknowledged; ids of articles with their titles. */
    final Map<String, String> published = new ConcurrentHashMap<>();
    /** Acknowledged, by id. */
    final Map<String, Comment> posted = new ConcurrentHashMap<>();

    final Queue<String> approved = new ConcurrentLinkedQueue<>();

    private final Api api;
    private final List<Thread> people = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean stopped;

    private SteadyLoad(Api api) {
        this.api = api;
    }

    /** Begins; a few articles are there before anybody reads. */
    static SteadyLoad on(Api api) {
        var load = new SteadyLoad(api);
        for (int i = 0; i < ARTICLES_BEFORE; i++) {
            load.publish();
        }
        for (int i = 0; i < 3; i++) {
            load.keep(50, load::readPage);
            load.keep(50, load::readApi);
        }
        for (int i = 0; i < 2; i++) {
            load.keep(300, load::comment);
        }
        load.keep(400, load::sendForm);
        load.keep(1_500, load::publish);
        return load;
    }

    /** More people come, who only read. */
    void comeToRead(int readers) {
        for (int i = 0; i < readers; i++) {
            keep(20, i % 2 == 0 ? this::readPage : this::readApi);
        }
    }

    private void keep(int pauseMillis, Runnable work) {
        people.add(Thread.ofVirtual().start(() -> {
            while (!stopped) {
                work.run();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
        }));
    }

    /** Returns when everybody has done what they were at. */
    @Override
    public void close() {
        stopped = true;
        for (Thread person : people) {
            try {
                if (!person.join(Duration.ofSeconds(60))) {
                    throw new AssertionError("somebody still waits for an answer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void readPage() {
        JsonNode article = anyArticle(ThreadLocalRandom.current().nextBoolean() ? "fr" : "en");
        if (article != null) {
            once("article page", whole(), () -> followed(article.get("url").asString()));
        }
        once("front page", whole(), () -> api.get(ThreadLocalRandom.current().nextBoolean() ? "/fr" : "/en"));
    }

    /** Its translation may have come meanwhile, and a better address with it. */
    private HttpResponse<String> followed(String path) {
        HttpResponse<String> answer = api.get(path);
        return answer.statusCode() / 100 != 3
                ? answer
                : api.get(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath());
    }

    /** A page that leaves out what a service did not tell is no whole page. */
    private static Predicate<HttpResponse<String>> whole() {
        return answer -> answer.statusCode() == 200
                && !answer.body().contains("unavailable for the moment")
                && !answer.body().contains("indisponibles pour le moment");
    }

    private JsonNode anyArticle(String language) {
        String path = "/api/v1/articles/" + anyOf(published.keySet()) + "?lang=" + language;
        return once("article", ok(), () -> api.get(path)).map(Api::json).orElse(null);
    }

    private void readApi() {
        String id = anyOf(published.keySet());
        once("list", ok(), () -> api.get("/api/v1/articles?lang=fr&limit=5"));
        once("related", ok(), () -> api.get("/api/v1/articles/" + id + "/related?lang=fr"));
        once("thread", ok(), () -> api.get("/api/v1/articles/" + id + "/comments"));
        once("languages", ok(), () -> api.get("/api/v1/languages"));
    }

    private void comment() {
        Optional<HttpResponse<String>> challenge = once("captcha", ok(), () -> api.get("/api/v1/captcha"));
        if (challenge.isEmpty()) {
            return;
        }
        String captcha = Api.solve(Api.json(challenge.get()));
        String article = anyOf(published.keySet());
        int number = numbers.incrementAndGet();
        String text = "Thought number " + number + " about " + article;
        insistently(
                        "comment",
                        answer -> answer.statusCode() == 202,
                        () -> api.comment(
                                article, "Reader " + number, text, captcha, "Idempotency-Key", "comment-" + number))
                .ifPresent(taken -> {
                    String id = Api.json(taken).get("id").asString();
                    posted.put(id, new Comment(article, text));
                    if (number % 2 == 0) {
                        insistently("decision", ok(), () -> api.decide(id, "approve"))
                                .ifPresent(_ -> approved.add(id));
                    }
                });
    }

    /** Without a captcha it comes back with a ticket to wait with, which is the whole way there and back. */
    private void sendForm() {
        JsonNode article = anyArticle("fr");
        if (article != null) {
            once(
                    "form",
                    answer -> answer.statusCode() == 200 && answer.body().contains("name=\"ticket\""),
                    () -> api.form(
                            article.get("url").asString() + "/comments",
                            "name=Ada&email=ada%40example.org&text=Un+mot+sans+preuve"));
        }
    }

    private void publish() {
        int number = Texts.next();
        String title = Texts.title(number);
        Map<String, Object> draft = Map.of(
                "language",
                "fr",
                "title",
                title,
                "lead",
                Texts.lead(number),
                "body",
                Texts.body(40),
                "tags",
                List.of(TAG));
        insistently(
                        "draft",
                        answer -> answer.statusCode() == 201,
                        () -> api.send(
                                "POST", "/api/v1/articles", "editor", draft, "Idempotency-Key", "draft-" + number))
                .ifPresent(drafted -> {
                    String id = Api.json(drafted).get("id").asString();
                    insistently("publication", ok(), () -> publication(id, Api.etag(drafted)))
                            .ifPresent(_ -> published.put(id, title));
                });
    }

    /** The version changes with the publication: whoever repeats it and is told so looks whether it has happened. */
    private HttpResponse<String> publication(String id, String etag) {
        HttpResponse<String> answer = api.publish(id, etag);
        if (answer.statusCode() != 412) {
            return answer;
        }
        HttpResponse<String> desk = api.send("GET", "/api/v1/desk/articles/" + id, "editor", "");
        return desk.statusCode() == 200
                        && Api.json(desk).get("status").asString().equals("published")
                ? desk
                : answer;
    }

    private static Predicate<HttpResponse<String>> ok() {
        return answer -> answer.statusCode() / 100 == 2;
    }

    /** @return the answer if it is a good one */
    private Optional<HttpResponse<String>> once(
            String what, Predicate<HttpResponse<String>> good, Supplier<HttpResponse<String>> call) {
        long sent = System.nanoTime();
        Optional<HttpResponse<String>> answer;
        String outcome;
        try {
            HttpResponse<String> response = call.get();
            answer = Optional.of(response).filter(good);
            outcome = response.statusCode() + (answer.isPresent() ? "" : " " + beginningOf(response.body()));
        } catch (RuntimeException failed) {
            answer = Optional.empty();
            outcome = failed + " " + failed.getCause();
        }
        requests.add(new Noted(what, sent, System.nanoTime(), outcome, answer.isPresent()));
        return answer;
    }

    /** Only the first attempt is noted: what is said to a repetition while the first may still run is no failure. */
    private Optional<HttpResponse<String>> insistently(
            String what, Predicate<HttpResponse<String>> good, Supplier<HttpResponse<String>> call) {
        Optional<HttpResponse<String>> answer = once(what, good, call);
        long sent = System.nanoTime();
        String outcome = "";
        for (int i = 0; answer.isEmpty() && i < REPETITIONS; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            try {
                HttpResponse<String> response = call.get();
                answer = Optional.of(response).filter(good);
                outcome = response.statusCode() + " " + beginningOf(response.body());
            } catch (RuntimeException failed) {
                outcome = failed.toString();
            }
        }
        if (answer.isEmpty()) {
            requests.add(new Noted(what + ", never acknowledged", sent, System.nanoTime(), outcome, false));
        }
        return answer;
    }

    private static String beginningOf(String body) {
        return body.substring(0, Math.min(300, body.length()));
    }

    private static String anyOf(Iterable<String> ids) {
        List<String> all = new ArrayList<>();
        ids.forEach(all::add);
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }
}
