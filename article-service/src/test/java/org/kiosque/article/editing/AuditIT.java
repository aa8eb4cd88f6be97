package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.article.editing.audit.AuditLog;
import org.kiosque.article.markdown.Rendering;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@WholeService
class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    AuditLog audit;

    @Autowired
    History history;

    @Autowired
    Rendering rendering;

    @Test
    void whoDecidedWhatIsListedTheNewestFirst() {
        Answer article = client.published("Un");
        Answer revised = client.edit("PUT", path(article), Client.draft("Deux"), "If-Match", article.etag());
        Answer restored = client.edit(
                "POST",
                path(article) + "/revisions/1/restoration",
                Map.of("note", "mieux"),
                "If-Match",
                revised.etag());
        client.edit("DELETE", path(article) + "/publication", Map.of("reason", "faux"), "If-Match", restored.etag());

        JsonNode entries = entries(article);
        assertThat(entries.findValuesAsString("action")).containsExactly("withdrawn", "restored", "published");
        assertThat(entries.at("/0/by").asString()).isEqualTo("camille");
        assertThat(entries.at("/0/reason").asString()).isEqualTo("faux");
        assertThat(entries.at("/1/reason").asString()).isEqualTo("mieux");
        assertThat(entries.at("/1/revision").asInt()).isEqualTo(3);
        assertThat(entries.at("/2/at").asString()).isEqualTo(article.text("/decided/at"));
        assertThat(entries.at("/2").has("publication")).isFalse();
        assertThat(entries("?limit=1").at("/0/articleId").asString()).isNotEmpty();
    }

    @Test
    void whatWasPublishedIsCountedByDay() {
        long before = publishedToday();
        Answer article = client.published("Un");
        client.edit("DELETE", path(article) + "/publication", Map.of("reason", "faux"), "If-Match", article.etag());

        Answer figures = client.edit("GET", "/api/v1/desk/audit/figures?zone=Pacific/Kiritimati", null);
        assertThat(publishedToday()).isEqualTo(before + 1);
        assertThat(figures.json().at("/days").size()).isEqualTo(14);
        assertThat(figures.json().at("/days/13/day").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Pacific/Kiritimati")).toString());
        assertThat(client.edit("GET", "/api/v1/desk/audit/figures?zone=Mars/Olympus", null)
                        .field())
                .isEqualTo("zone");
    }

    private long publishedToday() {
        return client.edit("GET", "/api/v1/desk/audit/figures", null)
                .json()
                .at("/days")
                .valueStream()
                .mapToLong(day -> day.get("published").asLong())
                .sum();
    }

    @Test
    void itIsReadInPartsThatStayStable() {
        Answer last = client.published("Un");
        for (int n = 0; n < 4; n++) {
            last = client.publish(client.edit("PUT", path(last), Client.draft("Titre " + n), "If-Match", last.etag()));
        }
        List<String> found = new ArrayList<>();
        String next = "/api/v1/desk/audit?limit=2&article=" + last.id();
        while (!next.isEmpty()) {
            Answer part = client.edit("GET", next, null);
            part.json()
                    .get("items")
                    .forEach(entry -> found.add(entry.get("revision").asString()));
            client.published("Entre-temps");
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        assertThat(found).containsExactly("5", "4", "3", "2", "1");
        assertThat(client.edit("GET", "/api/v1/desk/audit?cursor=x", null).field())
                .isEqualTo("cursor");
        assertThat(client.edit("GET", "/api/v1/desk/audit?article=" + "x".repeat(41), null)
                        .status())
                .isEqualTo(400);
        assertThat(client.edit("GET", "/api/v1/desk/audit?by=camille", null).field())
                .isEqualTo("by");
    }

    @Test
    void aDeathBetweenTheSaveAndTheLogLosesNothingAndRepeatsNothing() {
        Answer draft = client.created("Par un mourant");
        var articles = new Articles(mongo);
        var dying = new Filing(articles, audit) {
            @Override
            void file(Article saved) {
                // the process is no more
            }
        };
        Article before = articles.find(draft.id()).orElseThrow();
        new ArticleDesk(articles, history, dying, rendering).publish(draft.id(), IfMatch.ANY, null, before.created());

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(entries(draft).findValuesAsString("action")).containsExactly("published"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(articles.find(draft.id()).orElseThrow().unfiled())
                                .isNull());
    }

    @Test
    void aDecisionThatComesBackIntoItsArticleIsNotToldTwice() {
        Answer draft = client.created("Deux fois lu");
        var articles = new Articles(mongo);
        Article before = articles.find(draft.id()).orElseThrow();
        Article published = articles.save(before.publish(null, before.created()));
        assertThat(published.unfiled()).hasSize(1);
        articles.save(published.withdraw("x", before.created()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entries(draft).findValuesAsString("action"))
                        .containsExactlyInAnyOrder("withdrawn", "published"));
    }

    private JsonNode entries(Answer article) {
        return entries("?article=" + article.id());
    }

    private JsonNode entries(String query) {
        return client.edit("GET", "/api/v1/desk/audit" + query, null).json().get("items");
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
