package org.kiosque.local.bench.newsroom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** One of each kind, made by the platform itself, so that copies are what it would have stored. */
final class Models {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FOR_AN_ENGINE = Duration.ofSeconds(30);

    private final Calls calls;
    private final Stores stores;
    private final Tokens tokens;
    private final Instant made;
    private final String section;
    private String picture = "";

    Models(Calls calls, Stores stores, Tokens tokens, Instant made) {
        this.calls = calls;
        this.stores = stores;
        this.tokens = tokens;
        this.made = made;
        this.section = "modelsection-" + made.getEpochSecond();
    }

    /** What the staff are let in by. */
    record Tokens(String editor, String translator, String moderator) {}

    /** About when all of them were made. */
    Instant made() {
        return made;
    }

    /**
     * An article that is published, with all that goes with it.
     *
     * @param machines translation, as no person has looked at it
     * @param approved translation
     */
    record Published(
            Texts texts,
            Document article,
            Document readCopy,
            Document discussion,
            List<Document> revisions,
            List<Document> audit,
            Document machines,
            Document approved,
            List<Document> memory,
            List<Document> history) {

        String id() {
            return article.getString("_id");
        }
    }

    /** Makes what articles need. */
    void begin() throws Exception {
        picture = calls.upload("/api/v1/media", tokens.editor(), "bench.png", png())
                .text("id");
        calls.send(
                "POST",
                "/api/v1/desk/sections",
                tokens.editor(),
                null,
                Map.of("key", section, "names", Map.of("fr", section, "en", section)));
    }

    Document picture() {
        return stores.one(Stores.ARTICLES, "media", picture);
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** The tag or author by the key that came with an article. */
    Document subject(String key) {
        return stores.all(Stores.ARTICLES, "subjects", "key", key).getFirst();
    }

    private Calls.Answer draft(Texts texts) throws Exception {
        return calls.send("POST", "/api/v1/articles", tokens.editor(), null, content(texts));
    }

    private Map<String, Object> content(Texts texts) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("language", texts.language());
        content.put("title", texts.title());
        content.put("lead", texts.lead());
        content.put("body", texts.body());
        content.put("tags", List.of(Texts.TAG));
        content.put("authors", List.of(Texts.AUTHOR));
        content.put("section", section);
        content.put("image", Map.of("mediaId", picture, "alt", "A model"));
        content.put("comments", "premoderated");
        return content;
    }

    private Calls.Answer step(String method, String what, Calls.Answer before, Object body) throws Exception {
        return calls.send(
                method, "/api/v1/articles/" + before.text("id") + "/" + what, tokens.editor(), before.etag(), body);
    }

    Document draft() throws Exception {
        return settled(draft(Texts.FRENCH));
    }

    Document inReview() throws Exception {
        return settled(step("PUT", "review", draft(Texts.FRENCH), Map.of()));
    }

    Document scheduled() throws Exception {
        Instant at = made.plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        return settled(step("PUT", "publication", draft(Texts.FRENCH), Map.of("at", at.toString())));
    }

    Document withdrawn() throws Exception {
        Calls.Answer published = step("PUT", "publication", draft(Texts.FRENCH), Map.of());
        return settled(step("DELETE", "publication", published, Map.of("reason", "It was a model.")));
    }

    /** Waits until others have heard of it, and nothing of that stands in it any more. */
    private Document settled(Calls.Answer saved) throws Exception {
        return stores.settled(Stores.ARTICLES, "articles", saved.text("id"), PATIENCE);
    }

    Published published(Texts texts) throws Exception {
        Calls.Answer begun = draft(texts);
        String id = begun.text("id");
        Map<String, Object> changed = content(texts);
        changed.put("lead", texts.lead() + " " + texts.sentences().getFirst());
        Calls.Answer revised = calls.send("PUT", "/api/v1/articles/" + id, tokens.editor(), begun.etag(), changed);
        Calls.Answer saved =
                calls.send("PUT", "/api/v1/articles/" + id, tokens.editor(), revised.etag(), content(texts));
        step("PUT", "publication", saved, Map.of());
        Document article = settled(saved);
        String translation = id + ":" + texts.other();
        Document machines = translated(id, texts.other());
        String path = "/api/v1/articles/" + id + "/translations/" + texts.other();
        calls.send(
                "POST",
                path + "/approval",
                tokens.translator(),
                calls.get(path, tokens.translator()).etag(),
                Map.of());
        Document approved = stores.settled(Stores.TRANSLATIONS, "translations", translation, PATIENCE);
        await(
                "memory",
                () -> !stores.all(Stores.TRANSLATIONS, "translationMemory", "articleId", id)
                        .isEmpty());
        return new Published(
                texts,
                article,
                stores.awaited(Stores.ARTICLES, "readArticles", id, PATIENCE),
                stores.awaited(Stores.COMMENTS, "discussions", id, PATIENCE),
                stores.all(Stores.ARTICLES, "revisions", "articleId", id),
                stores.all(Stores.ARTICLES, "audit", "articleId", id),
                machines,
                approved,
                stores.all(Stores.TRANSLATIONS, "translationMemory", "articleId", id),
                stores.all(Stores.TRANSLATIONS, "segmentHistory", "translation", translation));
    }

    /** By an engine, or where there is none for these languages by somebody who leaves all to be looked at again. */
    private Document translated(String id, String language) throws Exception {
        String path = "/api/v1/articles/" + id + "/translations/" + language;
        stores.awaited(Stores.TRANSLATIONS, "translations", id + ":" + language, PATIENCE);
        long begun = System.nanoTime();
        Calls.Answer read = calls.get(path, tokens.translator());
        while (!read.text("status").equals("done") && !Stores.isOver(begun, FOR_AN_ENGINE)) {
            Thread.sleep(PAUSE);
            read = calls.get(path, tokens.translator());
        }
        if (!read.text("status").equals("done")) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (JsonNode segment : read.body().path("segments")) {
                String source = segment.path("source").asString("");
                all.add(Map.of("n", segment.path("n").asInt(), "target", source + " ", "review", "draft"));
            }
            calls.send("PUT", path + "/segments", tokens.translator(), read.etag(), Map.of("segments", all));
        }
        return stores.settled(Stores.TRANSLATIONS, "translations", id + ":" + language, PATIENCE);
    }

    /** Asked again and again. */
    private interface Question {
        boolean ask() throws Exception;
    }

    private static void await(String what, Question question) throws Exception {
        long begun = System.nanoTime();
        while (!question.ask()) {
            if (Stores.isOver(begun, PATIENCE)) {
                throw new IOException("nothing came of the " + what);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** What is there a few times only. */
    void makeTheRest(Published article, Published beside) throws Exception {
        for (int number = 0; number < 5; number++) {
            calls.send(
                    "POST",
                    "/api/v1/desk/api-keys",
                    tokens.editor(),
                    null,
                    Map.of("name", "Key " + number, "scopes", List.of("drafts:read")));
            calls.send(
                    "POST",
                    "/api/v1/desk/webhooks",
                    tokens.editor(),
                    null,
                    Map.of("url", "https://bench.invalid/" + number, "events", List.of("article.withdrawn")));
        }
        for (int number = 0; number < 120; number++) {
            calls.send(
                    "POST",
                    "/api/v1/moderation/bans",
                    tokens.moderator(),
                    null,
                    Map.of("kind", "domain", "value", "spam" + number + ".example", "reason", "Spam."));
        }
        calls.send("PUT", "/api/v1/glossary/fr/en/modelterm", tokens.translator(), null, Map.of("target", "modelword"));
        String feed =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Bench\",\"items\":[{\"id\":\"https://bench.invalid/1\",\"title\":\"Brought in\",\"content_text\":\"It was elsewhere before.\",\"language\":\"en\"}]}";
        String imported = calls.upload(
                        "/api/v1/imports",
                        tokens.editor(),
                        "feed.json",
                        feed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .text("id");
        await(
                "import",
                () -> !"open"
                        .equals(stores.one(Stores.ARTICLES, "imports", imported).getString("state")));
        String pin = "/api/v1/articles/" + article.id() + "/related/pins/" + beside.id();
        await("pin", () -> isTaken(pin));
    }

    /** False while recommendation-service has not heard of the articles. */
    private boolean isTaken(String pin) throws InterruptedException {
        try {
            calls.send("PUT", pin, tokens.editor(), null, Map.of("kind", "pin", "note", "A model."));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
