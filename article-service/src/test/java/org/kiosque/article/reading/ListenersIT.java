package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@WholeService
class ListenersIT {

    private static final String PUBLISHED = "article.published.v1";
    private static final String TRANSLATED = "translation.completed.v1";
    private static final String OFFERED = "translation.offered.v1";

    @Autowired
    Client client;

    private final String id = RandomId.next();

    @Test
    void aTranslationMakesTheArticleReadableInItsLanguage() {
        Neighbours.tell(Topics.ARTICLES, PUBLISHED, id, 1, Samples.json(PUBLISHED, id));
        awaitTranslation("pending");

        Neighbours.tell(Topics.TRANSLATIONS, TRANSLATED, id + ":en", 1, Samples.json(TRANSLATED, id));
        awaitTranslation("done");

        Answer english = client.read(id, "en");
        assertThat(english.text("/title")).isEqualTo("The night train returns");
        assertThat(english.text("/language")).isEqualTo("en");
        assertThat(english.text("/url")).isEqualTo("/en/the-night-train-returns-" + id);
        assertThat(english.text("/original/title")).isEqualTo("Le train de nuit revient");
        assertThat(english.text("/original/url")).isEqualTo("/fr/le-train-de-nuit-revient-" + id);
        assertThat(english.text("/translation/origin")).isEqualTo("mixed");
        assertThat(english.text("/translation/engine")).isEqualTo("apertium");
        assertThat(english.json().at("/translation/stale").asBoolean()).isFalse();
        assertThat(english.text("/bodyHtml")).contains("<h2 id=\"h-the-platform\" dir=\"auto\">The platform</h2>");
        assertThat(english.text("/tags/0/name")).isEqualTo("Transport");
        assertThat(english.text("/image/alt")).isEqualTo("A train at the platform, at night");
        assertThat(english.json().get("languages")).hasSize(2);
        assertThat(client.read(id, "fr").text("/title")).isEqualTo("Le train de nuit revient");
        assertThat(client.read(id, "fr").json().get("languages")).hasSize(2);

        JsonNode cards = client.get("/api/v1/articles?lang=en&limit=100").json().get("items");
        assertThat(cards.findValuesAsString("title")).contains("The night train returns");
    }

    @Test
    void whatIsOnlyOfferedIsHeardOf() {
        Neighbours.tell(Topics.ARTICLES, PUBLISHED, id, 1, Samples.json(PUBLISHED, id));
        Neighbours.tell(Topics.TRANSLATIONS, OFFERED, id + ":en", 1, Samples.json(OFFERED, id));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.read(id, "en")
                                .json()
                                .at("/translation/offered")
                                .asBoolean())
                        .isTrue());
        assertThat(client.read(id, "en").text("/language")).isEqualTo("fr");
    }

    @Test
    void anUnreadableRecordDoesNotStopTheOthers() {
        Neighbours.tell(Topics.TRANSLATIONS, TRANSLATED, id + ":en", 1, "{\"translation\":");
        Neighbours.tell(Topics.TRANSLATIONS, "translation.unheard-of.v9", id + ":xx", 1, "{}");
        Neighbours.tell(Topics.ARTICLES, PUBLISHED, id, 1, Samples.json(PUBLISHED, id));
        Neighbours.tell(Topics.TRANSLATIONS, TRANSLATED, id + ":en", 2, Samples.json(TRANSLATED, id));
        awaitTranslation("done");
    }

    private void awaitTranslation(String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.read(id, "en").text("/translation/status"))
                        .isEqualTo(status));
    }
}
