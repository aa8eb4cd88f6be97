package org.kiosque.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.RawRecords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of this service and of its neighbours, as they are on the wire. */
class TranslationEventsIT extends WithPretendEngine {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theEventIsACloudEventInBinaryModeUnderTheTranslationsKey() {
        String id = newArticleId();
        service.published(article(id, 1, "Brut", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        var records =
                RawRecords.of("translations", 1, Duration.ofSeconds(20), record -> (id + ":en").equals(record.key()));
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(RawRecords.header(record, "ce_type")).isEqualTo("translation.completed.v1");
            assertThat(RawRecords.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(RawRecords.header(record, "ce_source")).isEqualTo("urn:kiosque:translation-service");
            assertThat(RawRecords.header(record, "ce_subject")).isEqualTo(id + ":en");
            JsonNode told = JSON.readTree(record.value()).at("/translation");
            JsonNode golden =
                    JSON.readTree(GoldenSamples.of("translation.completed.v1")).at("/translation");
            assertThat(golden.propertyNames())
                    .allMatch(name -> told.has(name) || golden.get(name).isNull());
        });
    }

    @Test
    void theGoldenArticleEventsAreUnderstood() {
        assertThat(EventFormat.read(
                        "article.published.v1", GoldenSamples.of("article.published.v1"), ArticlePublished.class))
                .isPresent();
        assertThat(EventFormat.read("article.revised.v1", GoldenSamples.of("article.revised.v1"), ArticleRevised.class))
                .isPresent();
        assertThat(EventFormat.read(
                        "article.withdrawn.v1", GoldenSamples.of("article.withdrawn.v1"), ArticleWithdrawn.class))
                .isPresent();
    }
}
