package org.kiosque.local.chaos;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.chaos.Caller.Answer;
import org.kiosque.local.chaos.Ledger.Article;
import org.kiosque.local.chaos.Ledger.Comment;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was acknowledged with what is there: at the desk, in what readers get in each language from each replica, on
 * the site's pages, in lists, in searches, in discussions, in the moderators' queues, in numbers of comments, on the topics, in
 * outboxes and among dead letters. Changes nothing, so that it may be asked until everything has converged.
 */
final class Auditor {

    private static final String LIMIT = "limit=100";
    private static final List<String> STATUSES = List.of("pending", "approved", "rejected", "spam");
    /** A page shows the first threads; with fewer comments than that, all of them. */
    private static final int SHOWN_ON_A_PAGE = 15;

    private final Places places;
    private final Caller caller;
    private final Ledger ledger;
    private final boolean translated;
    private final Topics topics;
    private final Set<String> sound = new HashSet<>();

    /**
     * @param translated whether this machine translates
     * @param topics what is wrong on the topics
     */
    Auditor(Places places, Caller caller, Ledger ledger, boolean translated, Topics topics) {
        this.places = places;
        this.topics = topics;
        this.caller = caller;
        this.ledger = ledger;
        this.translated = translated;
    }

    /** @return each discrepancy in words; an article that was sound once is not asked for again */
    List<String> discrepancies() throws InterruptedException {
        var found = new ArrayList<String>();
        ledger.unacknowledged().forEach(what -> found.add("never acknowledged, though everything runs again: " + what));
        for (Article article : ledger.articles()) {
            if (sound.contains(article.id())) {
                continue;
            }
            var here = new ArrayList<String>();
            look(here, article.id(), () -> {
                desk(article, here);
                readers(article, here);
                discussion(article, here);
                searches(article, here);
            });
            if (here.isEmpty()) {
                sound.add(article.id());
            }
            found.addAll(here);
        }
        look(found, "lists", () -> lists(found));
        look(found, "topics", () -> found.addAll(topics.discrepancies()));
        look(found, "operators' endpoints", () -> leftovers(found));
        return found;
    }

    /** Reads them, in words for the person who has to find out why. */
    @FunctionalInterface
    interface Topics {
        List<String> discrepancies() throws IOException;
    }

    @FunctionalInterface
    private interface Look {
        void now() throws IOException, InterruptedException;
    }

    private static void look(List<String> found, String where, Look look) throws InterruptedException {
        try {
            look.now();
        } catch (IOException | RuntimeException e) {
            found.add("%s: could not be looked at: %s".formatted(where, e));
        }
    }

    private static void expect(List<String> found, String what, @Nullable Object expected, @Nullable Object there) {
        if (expected == null ? there != null : !expected.equals(there)) {
            found.add("%s: expected %s, found %s".formatted(what, expected, there));
        }
    }

    // ---- the source

    private void desk(Article article, List<String> found) throws IOException, InterruptedException {
        JsonNode desk = good(caller.send("GET", "/api/v1/desk/articles/" + article.id(), "editor", null));
        expect(
                found,
                article.id() + " at the desk",
                Texts.title(article.number(), article.state()),
                text(desk, "title"));
        String status = article.live() ? "published" : article.events().isEmpty() ? "draft" : "withdrawn";
        expect(found, article.id() + " at the desk", status, text(desk, "status"));
    }

    // ---- what is made of it

    private void readers(Article article, List<String> found) throws IOException, InterruptedException {
        long approved = ledger.commentsAt(article.id()).stream()
                .filter(comment -> comment.status().equals("approved"))
                .count();
        for (URI instance : places.instances("article-service")) {
            String where = "%s for readers, from %s".formatted(article.id(), instance.getAuthority());
            Answer french = caller.at(instance).get("/api/v1/articles/" + article.id() + "?lang=fr");
            if (!article.live()) {
                expect(found, where, article.events().isEmpty() ? 404 : 410, french.status());
                continue;
            }
            JsonNode copy = good(french);
            expect(found, where, Texts.title(article.number(), article.state()), text(copy, "title"));
            expect(
                    found,
                    where + ", comments",
                    approved,
                    copy.path("comments").path("count").asLong(-1));
            if (translated) {
                JsonNode english = good(caller.at(instance).get("/api/v1/articles/" + article.id() + "?lang=en"));
                expect(found, where + ", language", "en", text(english, "language"));
                String title = text(english, "title");
                if (!title.contains(Texts.mark(article.number())) || !title.contains(Texts.state(article.state()))) {
                    found.add("%s in English: of another text: %s".formatted(where, title));
                }
            }
        }
        if (article.live()) {
            page(article, found);
        }
    }

    private void page(Article article, List<String> found) throws IOException, InterruptedException {
        String address = text(good(caller.get("/api/v1/articles/" + article.id() + "?lang=fr")), "url");
        Answer page = caller.get(address);
        expect(found, address, 200, page.status());
        if (!page.text().contains(Texts.title(article.number(), article.state()))) {
            found.add(address + ": the page shows another title");
        }
        Collection<Comment> comments = ledger.commentsAt(article.id());
        boolean all = comments.size() <= SHOWN_ON_A_PAGE;
        for (Comment comment : comments) {
            boolean shown = page.text().contains(comment.text() + "<");
            boolean approved = comment.status().equals("approved");
            if ((shown && !approved) || (all && approved && !shown)) {
                found.add("%s: comment %s (%s) is %s"
                        .formatted(address, comment.id(), comment.status(), shown ? "shown" : "not shown"));
            }
        }
    }

    private void discussion(Article article, List<String> found) throws IOException, InterruptedException {
        Map<String, String> there = new HashMap<>();
        for (String status : STATUSES) {
            String path = "/api/v1/moderation/comments?status=%s&article=%s&".formatted(status, article.id());
            for (JsonNode comment : all(path, "moderator")) {
                if (there.put(text(comment, "id"), status) != null) {
                    found.add("comment %s is in two queues".formatted(text(comment, "id")));
                }
            }
        }
        Map<String, String> expected =
                ledger.commentsAt(article.id()).stream().collect(Collectors.toMap(Comment::id, Comment::status));
        differences(found, "comments at " + article.id(), expected, there);
        for (URI instance : places.instances("comment-service")) {
            String path = "/api/v1/articles/%s/comments?".formatted(article.id());
            if (article.live()) {
                List<String> shown = texts(all(caller.at(instance), path, null));
                List<String> approved = ledger.commentsAt(article.id()).stream()
                        .filter(comment -> comment.status().equals("approved"))
                        .map(Comment::text)
                        .sorted()
                        .toList();
                expect(
                        found,
                        "the discussion of %s, from %s".formatted(article.id(), instance.getAuthority()),
                        approved,
                        shown);
            } else if (caller.at(instance).get(path + LIMIT).ok()) {
                found.add("the discussion of %s can be read, though it was withdrawn".formatted(article.id()));
            }
        }
    }

    private static List<String> texts(List<JsonNode> comments) {
        return comments.stream().map(comment -> text(comment, "body")).sorted().toList();
    }

    private void searches(Article article, List<String> found) throws IOException, InterruptedException {
        for (URI instance : places.instances("recommendation-service")) {
            String path = "/api/v1/search?lang=fr&q=" + Texts.word(article.number());
            long hits = good(caller.at(instance).get(path))
                    .path("items")
                    .valueStream()
                    .filter(item -> text(item, "id").equals(article.id()))
                    .filter(item -> text(item, "title").contains(Texts.state(article.state())))
                    .count();
            expect(
                    found,
                    "%s in the search, from %s".formatted(article.id(), instance.getAuthority()),
                    article.live() ? 1L : 0L,
                    hits);
        }
    }

    private void lists(List<String> found) throws IOException, InterruptedException {
        Map<String, String> live = ledger.live().stream().collect(Collectors.toMap(Article::id, _ -> "live"));
        for (String language : List.of("fr", "en")) {
            differences(
                    found,
                    "the list in " + language,
                    live,
                    once(
                            found,
                            "the list in " + language,
                            all("/api/v1/articles?lang=" + language + "&", null),
                            "live"));
        }
        differences(
                found,
                "the desk's list",
                ledger.articles().stream().collect(Collectors.toMap(Article::id, _ -> "known")),
                once(found, "the desk's list", all("/api/v1/desk/articles?", "editor"), "known"));
    }

    private static Map<String, String> once(List<String> found, String where, List<JsonNode> items, String as) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode item : items) {
            if (ids.put(text(item, "id"), as) != null) {
                found.add("%s has %s twice".formatted(where, text(item, "id")));
            }
        }
        return ids;
    }

    private static void differences(
            List<String> found, String where, Map<String, String> expected, Map<String, String> there) {
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(there.keySet());
        for (String id : ids) {
            expect(found, "%s: %s".formatted(where, id), expected.get(id), there.get(id));
        }
    }

    // ---- what should have gone on its way

    private void leftovers(List<String> found) throws IOException, InterruptedException {
        for (String service : Trial.SERVICES) {
            for (URI instance : places.instances(service)) {
                Caller operator = caller.at(places.actuator(instance));
                String where = "%s at %s".formatted(service, instance.getAuthority());
                JsonNode letters = good(operator.get("/actuator/deadletters"));
                letters.properties()
                        .forEach(topic -> expect(
                                found,
                                where + ", dead letters of " + topic.getKey(),
                                0,
                                topic.getValue().asInt()));
                Answer pending = operator.get("/actuator/metrics/outbox.pending");
                if (pending.ok()) { // who tells nothing has none
                    double waiting = pending.json()
                            .path("measurements")
                            .path(0)
                            .path("value")
                            .asDouble(-1);
                    expect(found, where + ", events that wait for the broker", 0.0, waiting);
                }
            }
        }
    }

    // ---- reading

    private List<JsonNode> all(String path, @Nullable String role) throws IOException, InterruptedException {
        return all(caller, path, role);
    }

    /** @param path up to where parameters can be added */
    private static List<JsonNode> all(Caller caller, String path, @Nullable String role)
            throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = good(caller.send("GET", path + LIMIT + cursor, role, null));
            page.path("items").forEach(items::add);
            String next = text(page, "nextCursor");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return items;
    }

    private static JsonNode good(Answer answer) throws IOException {
        if (!answer.ok()) {
            throw new IOException(answer.toString());
        }
        return answer.json();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
