package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.RawRecords;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class CorrectionsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Test
    void readersAreToldWhatWasWrongInOrderAndWithoutTheDraftOverIt() {
        Answer live = client.published("Le train de six heures");
        assertThat(client.get(path(live)).json().get("corrections").isEmpty()).isTrue();
        Answer draft = client.edit("PUT", path(live), Client.draft("Pas encore"), "If-Match", live.etag());

        Answer first = corrected(draft, "Il part à sept heures.\r\nEt non à six.");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.location()).isEqualTo(path(live));
        assertThat(first.text("/text")).isEqualTo("Il part à sept heures.\nEt non à six.");
        assertThat(first.text("/noted/by")).isEqualTo("camille");
        Answer desk = client.desk(live);
        Answer second = corrected(desk, "Et il ne part pas le dimanche.");
        assertThat(second.status()).isEqualTo(201);

        Answer read = client.get(path(live));
        assertThat(read.text("/title")).isEqualTo("Le train de six heures");
        JsonNode corrections = read.json().get("corrections");
        assertThat(corrections.findValuesAsString("text"))
                .containsExactly("Il part à sept heures.\nEt non à six.", "Et il ne part pas le dimanche.");
        assertThat(corrections.at("/0/at").asString()).isEqualTo(first.text("/noted/at"));
        assertThat(read.text("/updatedAt")).isEqualTo(second.text("/noted/at"));
        assertThat(corrections.toString())
                .as("who noted it is for the newsroom")
                .doesNotContain("camille");
        assertThat(client.read(live.id(), "en").json().get("corrections")).hasSize(2);
        assertThat(client.desk(live).json().get("corrections")).hasSize(2);

        var last = RawRecords.of("articles", 3, SOON, record -> record.key().equals(live.id()))
                .getLast();
        assertThat(RawRecords.header(last, "ce_type")).isEqualTo("article.revised.v1");
        assertThat(told(last).findValuesAsString("text")).hasSize(2);

        client.publish(client.desk(live));
        assertThat(client.get(path(live)).json().get("corrections")).hasSize(2);
        Answer same = client.edit(
                "PUT",
                path(live),
                client.desk(live).json().toString(),
                "If-Match",
                client.desk(live).etag());
        assertThat(same.status()).as("what the desk shows can be sent back").isEqualTo(200);
        assertThat(client.edit("GET", "/api/v1/desk/audit?article=" + live.id(), null)
                        .json()
                        .at("/items/1/reason")
                        .asString())
                .isEqualTo("Et il ne part pas le dimanche.");
    }

    @Test
    void aRepeatedCorrectionIsMadeOnce() {
        Answer live = client.published("Une fois");
        String key = RandomId.next();
        Answer first = client.edit(
                "POST", path(live) + "/corrections", text("Non."), "If-Match", live.etag(), "Idempotency-Key", key);
        Answer again = client.edit(
                "POST", path(live) + "/corrections", text("Non."), "If-Match", live.etag(), "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(client.desk(live).json().get("corrections")).hasSize(1);
        Answer other = client.edit(
                "POST", path(live) + "/corrections", text("Si."), "If-Match", live.etag(), "Idempotency-Key", key);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(corrected(live, "Trop tard").status()).as("stale").isEqualTo(412);
        assertThat(client.edit("POST", path(live) + "/corrections", text("x")).problem())
                .isEqualTo("precondition-required");
    }

    @Test
    void whatReadersDoNotSeeIsNotCorrected() {
        Answer draft = client.created("Jamais vu");
        assertThat(corrected(draft, "x").problem()).isEqualTo("article-not-live");
        assertThat(client.edit("POST", "/api/v1/articles/k3v9x2m4qd70/corrections", text("x"), "If-Match", "*")
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void anArticleHasSoManyCorrectionsAndNoMore() {
        Answer live = client.published("Tout est faux");
        for (int n = 0; n < Article.MOST_CORRECTIONS; n++) {
            assertThat(client.edit("POST", path(live) + "/corrections", text("Faux " + n), "If-Match", "*")
                            .status())
                    .isEqualTo(201);
        }
        Answer oneMore = client.edit("POST", path(live) + "/corrections", text("x"), "If-Match", "*");
        assertThat(oneMore.status()).isEqualTo(409);
        assertThat(oneMore.problem()).isEqualTo("too-many-corrections");
        assertThat(oneMore.text("/detail")).contains("50");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.get(path(live)).json().get("corrections"))
                        .hasSize(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "a\u0000b", "a\u202eb"})
    void aCorrectionSaysSomething(String text) {
        Answer live = client.published("Un titre");
        Answer refused = corrected(live, text);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("/text");
        Answer tooLong = corrected(live, "x".repeat(1_001));
        assertThat(tooLong.text("/errors/0/message")).contains("1000");
        assertThat(client.desk(live).etag()).isEqualTo(live.etag());
    }

    private Answer corrected(Answer article, String text) {
        return client.edit("POST", path(article) + "/corrections", text(text), "If-Match", article.etag());
    }

    private static JsonNode told(ConsumerRecord<String, byte[]> record) {
        return new JsonMapper().readTree(record.value()).at("/article/corrections");
    }

    private static Map<String, String> text(String text) {
        return Map.of("text", text);
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
