package org.kiosque.article.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@WholeService
class SectionsIT {

    private static final String DESK = "/api/v1/desk/sections";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    /** Keeps the names of one test from those of the others. */
    private final String own = RandomId.next();

    @Test
    void anArticleStandsInASectionThatIsNamedInTheReadersLanguage() {
        Answer section = created("politique-" + own, Map.of("fr", named("Politique"), "en", named("Politics")), 3);
        assertThat(section.status()).isEqualTo(201);
        String key = section.text("/key");
        Answer article = placed(key);
        assertThat(client.desk(article).text("/section")).isEqualTo(key);
        assertThat(client.read(article.id(), "fr").text("/section/name")).isEqualTo(named("Politique"));

        Answer list = list("en", key);
        assertThat(list.text("/section/name")).isEqualTo(named("Politics"));
        assertThat(list.text("/items/0/id")).isEqualTo(article.id());
        assertThat(list.text("/items/0/section/key")).isEqualTo(key);
        assertThat(list.json().get("items")).hasSize(1);
        assertThat(client.edit("GET", "/api/v1/desk/articles?section=" + key, null)
                        .text("/items/0/id"))
                .isEqualTo(article.id());
        assertThat(list("en", "none-" + own).json().has("section")).isFalse();
        assertThat(list("en", "none-" + own).json().get("items")).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told(key).get("count").asInt()).isEqualTo(1));
    }

    @Test
    void anArticleIsBetweenThoseOfItsSectionThatWerePublishedBeforeAndAfterIt() {
        String key = created("quartiers-" + own, Map.of("fr", named("Quartiers")), null)
                .text("/key");
        Answer first = placed(key);
        Answer elsewhere = client.published("Ailleurs");
        Answer second = placed(key);
        Answer third = placed(key);

        assertThat(neighbours(second, "earlier")).isEqualTo(first.id());
        assertThat(neighbours(second, "later")).isEqualTo(third.id());
        assertThat(neighbours(first, "earlier")).isNull();
        assertThat(neighbours(third, "later")).isNull();
        assertThat(neighbours(elsewhere, "earlier"))
                .as("of all, where it is in no section")
                .isNotNull();
        assertThat(client.get(path(second) + "/neighbours?lang=en").text("/earlier/url"))
                .startsWith("/en/");
        assertThat(client.get("/api/v1/articles/" + RandomId.next() + "/neighbours")
                        .status())
                .isEqualTo(404);

        client.edit(
                "DELETE",
                path(third) + "/publication",
                Map.of("reason", "x"),
                "If-Match",
                client.desk(third).etag());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(neighbours(second, "later")).isNull());
        assertThat(client.get(path(third) + "/neighbours").status()).isEqualTo(410);
    }

    private String neighbours(Answer article, String which) {
        JsonNode card = client.get(path(article) + "/neighbours?lang=fr").json().get(which);
        return card.isNull() ? null : card.get("id").asString();
    }

    @Test
    void aDraftIsSentBackAsItIsShownAndLeavesItsSectionWhenItNamesNone() {
        String key =
                created("culture-" + own, Map.of("fr", named("Culture")), null).text("/key");
        Answer article = placed(key);
        Answer shown = client.desk(article);
        Answer same = client.edit("PUT", path(article), shown.json().toString(), "If-Match", shown.etag());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(shown.etag());

        Answer without = client.edit("PUT", path(article), Client.draft("Sans"), "If-Match", shown.etag());
        assertThat(without.json().has("section")).isFalse();
        assertThat(client.edit("GET", path(article) + "/revisions/2/diff/1", null)
                        .json()
                        .findValuesAsString("field"))
                .contains("section");
        client.publish(without);
        assertThat(client.read(article.id(), "fr").json().has("section")).isFalse();
        assertThat(list("fr", key).json().get("items")).isEmpty();
    }

    @Test
    void aSectionThatThereIsNotIsRefused() {
        var draft = Client.draft("Nulle part");
        draft.put("section", "nowhere-" + own);
        assertThat(client.edit("POST", "/api/v1/articles", draft).field()).isEqualTo("/section");
        assertThat(client.edit("POST", DESK, Map.of("names", Map.of("fr", "x"), "position", 1000))
                        .field())
                .isEqualTo("/position");
    }

    @Test
    void formerKeysAndMergedSectionsLeadToTheOneOfToday() {
        String old = created("sport-" + own, Map.of("fr", named("Sport")), null).text("/key");
        String into =
                created("loisirs-" + own, Map.of("fr", named("Loisirs")), null).text("/key");
        Answer before = placed(old);
        Answer other = placed(into);
        String fresh = "sports-" + own;
        Answer renamed = client.edit(
                "PUT", DESK + "/" + old, Map.of("key", fresh, "names", Map.of("fr", named("Sport"))), "If-Match", "*");
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(list("fr", old).text("/section/key")).isEqualTo(fresh);
        assertThat(client.read(before.id(), "fr").text("/section/key")).isEqualTo(fresh);
        assertThat(client.desk(placed(old)).text("/section"))
                .as("by a former key")
                .isEqualTo(fresh);

        Answer merged = client.edit("PUT", DESK + "/" + fresh + "/merger", Map.of("into", into), "If-Match", "*");
        assertThat(merged.text("/key")).isEqualTo(into);
        for (String key : List.of(old, fresh, into)) {
            Answer list = list("fr", key);
            assertThat(list.text("/section/key")).isEqualTo(into);
            assertThat(list.json().get("items").findValuesAsString("id")).contains(before.id(), other.id());
        }
        assertThat(client.edit("DELETE", DESK + "/" + into, null, "If-Match", "*")
                        .problem())
                .isEqualTo("subject-in-use");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told(into).get("count").asInt()).isEqualTo(3));
    }

    @Test
    void readersGetAllSectionsInTheirOrderAlsoEmptyOnes() {
        created("b-" + own, Map.of("fr", named("B")), 7);
        created("a-" + own, Map.of("fr", named("A")), 8);
        created("c-" + own, Map.of("fr", named("C")), null);
        await().atMost(SOON).untilAsserted(() -> {
            List<String> keys = sections().findValuesAsString("key").stream()
                    .filter(key -> key.endsWith(own))
                    .toList();
            assertThat(keys).containsExactly("b-" + own, "a-" + own, "c-" + own);
        });
        assertThat(told("c-" + own).get("count").asInt()).isZero();
        assertThat(client.edit("DELETE", DESK + "/c-" + own, null, "If-Match", "*")
                        .status())
                .isEqualTo(204);
    }

    private Answer created(String key, Map<String, String> names, Integer position) {
        var section = new HashMap<String, Object>(Map.of("key", key, "names", names));
        if (position != null) {
            section.put("position", position);
        }
        return client.edit("POST", DESK, section);
    }

    private Answer placed(String section) {
        var draft = Client.draft("Un titre");
        draft.put("section", section);
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        assertThat(article.status()).isEqualTo(201);
        client.publish(article);
        return article;
    }

    private Answer list(String language, String section) {
        return client.get("/api/v1/articles?lang=" + language + "&section=" + section);
    }

    private JsonNode sections() {
        return client.get("/api/v1/sections?lang=fr").json().get("items");
    }

    private JsonNode told(String key) {
        for (JsonNode section : sections()) {
            if (section.get("key").asString().equals(key)) {
                return section;
            }
        }
        throw new AssertionError("no section " + key);
    }

    private String named(String name) {
        return name + " " + own;
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
