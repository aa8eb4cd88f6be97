package org.kiosque.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class EventFormatTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Set<String> types() {
        return EventFormat.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyEventReadsAndWritesItsGoldenSampleWithoutLoss(String type) {
        byte[] sample = GoldenSamples.of(type);

        Event event = EventFormat.read(type, sample, Event.class).orElseThrow();

        assertThat(EventFormat.typeOf(event)).isEqualTo(type);
        assertThat(JSON.readTree(EventFormat.write(event))).isEqualTo(JSON.readTree(sample));
    }

    @Test
    void everyKindOfEventHasAName() {
        assertThat(EventFormat.types()).hasSize(leaves(Event.class));
    }

    private static int leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return 1;
        }
        int count = 0;
        for (Class<?> sub : permitted) {
            count += leaves(sub);
        }
        return count;
    }

    @Test
    void anUnknownTypeOrOneOfAnotherFamilyIsNoneOfOurBusiness() {
        byte[] data = GoldenSamples.of("comment.approved.v1");

        assertThat(EventFormat.read("article.praised.v1", data, ArticleEvent.class))
                .isEmpty();
        assertThat(EventFormat.read("comment.approved.v1", data, ArticleEvent.class))
                .isEmpty();
    }

    @Test
    void aNewFieldOfANewerProducerIsTolerated() {
        String newer = new String(GoldenSamples.of("comment.approved.v1"), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"mood\": \"cheerful\",");

        assertThat(EventFormat.read("comment.approved.v1", newer.getBytes(StandardCharsets.UTF_8), CommentEvent.class))
                .isPresent();
    }

    @Test
    void aCommentPolicyOfANewerProducerReadsAsTheCarefulOne() {
        String newer = new String(GoldenSamples.of("article.published.v1"), StandardCharsets.UTF_8)
                .replaceFirst("\"comments\": *\"[a-z]+\"", "\"comments\": \"members-only\"");
        assertThat(newer).contains("members-only");

        ArticlePublished event = EventFormat.read(
                        "article.published.v1", newer.getBytes(StandardCharsets.UTF_8), ArticlePublished.class)
                .orElseThrow();

        assertThat(event.article().comments()).isEqualTo(CommentPolicy.PREMODERATED);
    }

    @Test
    void anArticleOfAnEarlierProducerHasNoCorrections() {
        String earlier = new String(GoldenSamples.of("article.published.v1"), StandardCharsets.UTF_8)
                .replaceFirst(",\\s*\"corrections\": \\[]", "");
        assertThat(earlier).doesNotContain("corrections");

        ArticlePublished event = EventFormat.read(
                        "article.published.v1", earlier.getBytes(StandardCharsets.UTF_8), ArticlePublished.class)
                .orElseThrow();

        assertThat(event.article().corrections()).isEmpty();
    }

    @Test
    void anAddressInAnotherLanguageHasTheWordsThatEditorsChose() {
        ArticleSnapshot article = EventFormat.read(
                        "article.revised.v1", GoldenSamples.of("article.revised.v1"), ArticleRevised.class)
                .orElseThrow()
                .article();
        assertThat(article.slugIn("en", "The train")).isEqualTo("night-train-" + article.articleId());
        assertThat(article.slugIn("de", "Der Zug")).isEqualTo("der-zug-" + article.articleId());
    }

    @Test
    void dataThatIsNotWhatItsTypeSaysIsRefused() {
        assertThatThrownBy(() -> EventFormat.read("article.published.v1", new byte[] {'{'}, ArticleEvent.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aTranslationIsAnAggregateOfItsOwnSoThatCompactionKeepsEveryLanguage() {
        TranslationEvent event = EventFormat.read(
                        "translation.completed.v1",
                        GoldenSamples.of("translation.completed.v1"),
                        TranslationEvent.class)
                .orElseThrow();

        assertThat(event.aggregateId()).isEqualTo("k3v9x2m4qd7h:en");
    }
}
