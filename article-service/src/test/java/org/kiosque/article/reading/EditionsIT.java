package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What of the original's holds in its other languages, too. */
@WholeService
class EditionsIT {

    @Autowired
    Client client;

    @Autowired
    ReadCopies copies;

    @Test
    void aTranslationHasTheSectionButOfWhatSearchEnginesAreShownThePictureAlone() {
        String id = RandomId.next();
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.translated(id), 1);

        Answer original = client.read(id, "fr");
        assertThat(original.text("/section/key")).isEqualTo("regions");
        assertThat(original.text("/section/name")).isEqualTo("Régions");
        assertThat(original.text("/seo/metaTitle")).isEqualTo("Train de nuit : la ligne rouvre");
        Answer translation = client.read(id, "en");
        assertThat(translation.text("/language")).isEqualTo("en");
        assertThat(translation.text("/section/key")).isEqualTo("regions");
        assertThat(translation.text("/seo/socialImage/url")).isEqualTo("/media/8j3m/1280.jpg");
        assertThat(translation.json().get("seo").size()).isEqualTo(1);
    }

    @Test
    void searchEnginesGetTheTranslatedWordsThatEditorsMeantForThem() {
        String id = RandomId.next();
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.translated(id, """
                {"seo": {"metaTitle": "Night train: the line reopens", "metaDescription": "Timetable."}}"""), 1);

        JsonNode seo = client.read(id, "en").json().get("seo");
        assertThat(seo.at("/metaTitle").asString()).isEqualTo("Night train: the line reopens");
        assertThat(seo.at("/metaDescription").asString()).isEqualTo("Timetable.");
        assertThat(seo.at("/socialImage/url").asString()).isEqualTo("/media/8j3m/1280.jpg");
        assertThat(seo.has("canonical")).isFalse();
    }

    @Test
    void aTranslationTellsOfItsTierAndOfItsSentencesIfAsked() {
        String id = RandomId.next();
        copies.apply(Samples.published(id), 1);
        copies.apply(Samples.translated(id), 1);

        assertThat(client.read(id, "en").text("/translation/tier")).isEqualTo("gist");
        JsonNode editions = client.read(id, "fr").json().get("languages");
        assertThat(editions.valueStream()
                        .map(edition -> edition.path("language").asString()
                                + edition.path("tier").asString("")))
                .containsExactlyInAnyOrder("fr", "engist");
        assertThat(client.read(id, "en").json().has("segments")).isFalse();
        JsonNode asked = client.get("/api/v1/articles/" + id + "?lang=en&segments=true")
                .json()
                .at("/segments");
        assertThat(asked).hasSize(3);
        assertThat(asked.at("/0/origin").asString()).isEqualTo("human");
        assertThat(asked.at("/0/review").asString()).isEqualTo("approved");
        assertThat(asked.at("/0/stale").asBoolean()).isTrue();
        assertThat(asked.get(1).has("review")).isFalse();
        assertThat(client.get("/api/v1/articles/" + id + "?lang=fr&segments=true")
                        .json()
                        .has("segments"))
                .isFalse();
    }

    @Test
    void readersGetTheOriginalOfWhatIsOnlyOfferedUntilTheyAskOrItIsApproved() {
        String id = RandomId.next();
        copies.apply(Samples.published(id), 1);
        copies.apply(Samples.translated(id), 1);
        assertThat(client.read(id, "en").text("/language")).isEqualTo("en");
        copies.offer(Samples.translated(id), 2);

        Answer shown = client.read(id, "en");
        assertThat(shown.text("/language")).isEqualTo("fr");
        assertThat(shown.text("/title")).isEqualTo("Le train de nuit revient");
        assertThat(shown.text("/url")).isEqualTo("/en/le-train-de-nuit-revient-" + id);
        assertThat(shown.text("/translation/status")).isEqualTo("pending");
        assertThat(shown.json().at("/translation/offered").asBoolean()).isTrue();
        assertThat(shown.json().get("languages")).hasSize(1);
        assertThat(client.get("/api/v1/articles?lang=en&limit=100").json().toString())
                .contains("/en/le-train-de-nuit-revient-" + id)
                .doesNotContain("the-night-train-returns-" + id);

        Answer asked = client.get("/api/v1/articles/" + id + "?lang=en&offered=true");
        assertThat(asked.text("/language")).isEqualTo("en");
        assertThat(asked.text("/title")).isEqualTo("The night train returns");
        assertThat(asked.text("/bodyHtml")).contains("The platform");
        assertThat(asked.text("/url")).as("the page stays where it is").isEqualTo(shown.text("/url"));
        assertThat(asked.text("/translation/status")).isEqualTo("done");
        assertThat(asked.json().at("/translation/offered").asBoolean()).isTrue();
        assertThat(asked.etag()).isNotEqualTo(shown.etag());
        assertThat(asked.json().has("seo")).as("the original has none").isFalse();

        copies.apply(Samples.translated(id), 3);
        copies.offer(Samples.translated(id), 2);
        assertThat(client.read(id, "en").text("/url")).isEqualTo("/en/the-night-train-returns-" + id);
        assertThat(client.read(id, "en").json().at("/translation/offered").asBoolean())
                .isFalse();
        assertThat(client.read(id, "en").json().get("languages")).hasSize(2);
    }

    @Test
    void anEventWithoutThemTakesThemAway() {
        String id = RandomId.next();
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.published(id), 3);
        assertThat(client.read(id, "fr").json().has("section")).isFalse();
        assertThat(client.read(id, "fr").json().has("seo")).isFalse();
    }
}
