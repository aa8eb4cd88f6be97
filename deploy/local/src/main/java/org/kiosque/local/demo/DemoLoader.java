package org.kiosque.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the demo content once. Repeating is harmless: what was done is noted after each step, and a step that may or
 * may not have been done is looked up on the platform first.
 */
public final class DemoLoader {

    private static final Duration EVENTS_TRAVEL = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final int NOT_FOUND = 404;
    private static final int CHANGED = 412;
    private static final int TOO_MANY = 429;

    /** The account of the person who has translated the demo content. */
    private static final String TRANSLATOR = "camille.roux";

    private final JsonMapper json = new JsonMapper();
    private final Api api;

    /** What readers say is sent to comment-service itself, from an address for each of them: ten from one are a crowd. */
    private final Api comments;

    private final Path data;
    private final InstantSource clock;

    /** @param deskSecret lets the loader ask for tokens of an editor, a translator and a moderator */
    public DemoLoader(
            HttpClient http,
            URI gateway,
            URI commentService,
            URI issuer,
            String deskSecret,
            Path data,
            InstantSource clock) {
        this.api = new Api(http, json, gateway, issuer, deskSecret);
        this.comments = new Api(http, json, commentService, issuer, deskSecret);
        this.data = data;
        this.clock = clock;
    }

    /**
     * @param articles published now
     * @param translations by a person, saved now
     * @param comments sent now
     */
    public record Loaded(int articles, int translations, int comments) {}

    /** @throws IOException if the platform refuses; the next call goes on from there */
    public Loaded load() throws IOException, InterruptedException {
        Progress progress = Progress.in(data);
        if (progress.finished()) {
            return new Loaded(0, 0, 0);
        }
        if (progress.untouched()
                && !api.get("/api/v1/articles?limit=1", null).get("items").isEmpty()) {
            progress.finish(); // somebody's own articles: nothing of ours belongs between them
            return new Loaded(0, 0, 0);
        }
        String editor = api.token("editor");
        List<DemoArticle> articles = DemoArticle.all(json);
        int published = 0;
        int translated = 0;
        int commented = 0;
        for (DemoArticle article : articles) {
            published += publish(article, progress, editor) ? 1 : 0;
        }
        String translator = api.token("translator", TRANSLATOR);
        for (DemoArticle article : articles) {
            translated += translate(article, progress, translator) ? 1 : 0;
        }
        String moderator = api.token("moderator");
        for (DemoArticle article : articles) {
            commented += comment(article, progress, moderator);
        }
        progress.finish();
        return new Loaded(published, translated, commented);
    }

    private boolean publish(DemoArticle article, Progress progress, String editor)
            throws IOException, InterruptedException {
        String key = article.key();
        if (progress.of(key + ".published") != null) {
            return false;
        }
        DemoArticle.Picture picture = article.image();
        String media = progress.of(key + ".media");
        if (media == null && picture != null) {
            byte[] file = DemoArticle.imageBytes(picture);
            media = api.upload("/api/v1/media", editor, key + ".png", file, picture.alt())
                    .get("id")
                    .asString();
            progress.put(key + ".media", media);
        }
        String id = progress.of(key + ".id");
        if (id == null && progress.isBegun(key + ".id")) {
            id = earlierDraft(article, editor);
        }
        if (id == null) {
            progress.begin(key + ".id");
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("language", article.language());
            body.put("title", article.title());
            body.put("lead", article.lead());
            body.put("body", article.body());
            body.put("tags", article.tags());
            body.put("authors", article.authors());
            if (picture != null && media != null) {
                body.put("image", Map.of("mediaId", media, "alt", picture.alt()));
            }
            id = api.call("POST", "/api/v1/articles", editor, body).get("id").asString();
        }
        progress.put(key + ".id", id);
        String version = api.version("/api/v1/desk/articles/" + id, editor);
        api.change("PUT", "/api/v1/articles/" + id + "/publication", editor, version, Map.of());
        progress.put(key + ".published", "yes");
        return true;
    }

    private @Nullable String earlierDraft(DemoArticle article, String editor) throws IOException, InterruptedException {
        for (JsonNode card :
                api.get("/api/v1/desk/articles?status=draft&limit=100", editor).get("items")) {
            if (card.get("title").asString().equals(article.title())) {
                return card.get("id").asString();
            }
        }
        return null;
    }

    /**
     * Saves and approves each sentence as a translator does. The news of the article may still be on its way, and a machine
     * may be at it: its text gives way.
     */
    private boolean translate(DemoArticle article, Progress progress, String translator)
            throws IOException, InterruptedException {
        DemoArticle.Translation translation = article.translation();
        String step = article.key() + ".translated";
        if (translation == null || progress.of(step) != null) {
            return false;
        }
        DemoTranslation texts = translation.read();
        String path = "/api/v1/articles/%s/translations/%s"
                .formatted(progress.of(article.key() + ".id"), translation.language());
        Instant deadline = clock.instant().plus(EVENTS_TRAVEL);
        while (true) {
            Api.Answer answer = api.look(path, null);
            if (answer.ok()) {
                List<Map<String, Object>> segments = new ArrayList<>();
                for (JsonNode segment : json.readTree(answer.body()).get("segments")) {
                    texts.target(segment.get("source").asString())
                            .ifPresent(target -> segments.add(
                                    Map.of("n", segment.get("n").asInt(), "target", target, "review", "approved")));
                }
                answer = api.attempt(
                        "PUT",
                        path + "/segments",
                        translator,
                        Map.of("If-Match", answer.etag()),
                        Map.of("segments", segments));
                if (answer.ok()) {
                    progress.put(step, "yes");
                    return true;
                }
            }
            boolean later = answer.status() == NOT_FOUND || answer.status() == CHANGED || answer.status() == TOO_MANY;
            if (!later || clock.instant().isAfter(deadline)) {
                throw new IOException(
                        "a translation was answered with %d: %s".formatted(answer.status(), answer.body()));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private int comment(DemoArticle article, Progress progress, String moderator)
            throws IOException, InterruptedException {
        String articleId = progress.of(article.key() + ".id");
        int sent = 0;
        for (int n = 0; n < article.discussion().size(); n++) {
            DemoArticle.Comment comment = article.discussion().get(n);
            String step = article.key() + ".comment." + n;
            String id = progress.of(step);
            if (id == null && progress.isBegun(step)) {
                id = earlierComment(articleId, comment, moderator);
            }
            if (id == null) {
                progress.begin(step);
                String parent =
                        comment.answers() == null ? null : progress.of(article.key() + ".comment." + comment.answers());
                id = post(articleId, comment, parent);
                sent++;
            }
            progress.put(step, id);
            if (comment.approve() && progress.of(step + ".approved") == null) {
                api.call(
                        "POST",
                        "/api/v1/moderation/decisions",
                        moderator,
                        Map.of("commentIds", List.of(id), "decision", "approve"));
                progress.put(step + ".approved", "yes");
            }
        }
        return sent;
    }

    private @Nullable String earlierComment(@Nullable String articleId, DemoArticle.Comment comment, String moderator)
            throws IOException, InterruptedException {
        for (String status : List.of("pending", "approved")) {
            String path = "/api/v1/moderation/comments?limit=100&status=%s&article=%s".formatted(status, articleId);
            for (JsonNode item : api.get(path, moderator).get("items")) {
                if (item.path("body").asString("").strip().equals(comment.body().strip())) {
                    return item.get("id").asString();
                }
            }
        }
        return null;
    }

    /** The news of the article may still be on its way to the comments. */
    private String post(@Nullable String articleId, DemoArticle.Comment comment, @Nullable String parent)
            throws IOException, InterruptedException {
        String path = "/api/v1/articles/" + articleId + "/comments";
        Instant deadline = clock.instant().plus(EVENTS_TRAVEL);
        while (true) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put(
                    "author",
                    Map.of(
                            "name", comment.author().name(),
                            "email", comment.author().email()));
            body.put("language", comment.language());
            body.put("body", comment.body());
            if (parent != null) {
                body.put("parentId", parent);
            }
            String solution = solution();
            if (solution != null) {
                body.put("captcha", solution);
            }
            Api.Answer answer =
                    comments.attempt("POST", path, null, Map.of("X-Forwarded-For", addressOf(comment)), body);
            if (answer.ok()) {
                return json.readTree(answer.body()).get("id").asString();
            }
            boolean later = answer.status() == NOT_FOUND || answer.status() == TOO_MANY;
            if (!later || clock.instant().isAfter(deadline)) {
                throw new IOException("a comment was answered with %d: %s".formatted(answer.status(), answer.body()));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** One of those that are for examples (RFC 5737). */
    private static String addressOf(DemoArticle.Comment comment) {
        return "192.0.2." + (1 + Math.floorMod(comment.author().email().hashCode(), 254));
    }

    /** Null where no proof of work is asked for. */
    private @Nullable String solution() throws IOException, InterruptedException {
        JsonNode offer = api.get("/api/v1/captcha", null);
        return offer.get("provider").asString().equals("altcha") ? ProofOfWork.solve(offer.get("challenge")) : null;
    }
}
