package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PushPayloadTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static PushStory story(String title, @Nullable String lead) {
        return new PushStory(
                "a:fr", 1, "a", "fr", "fr", "le-train-a", title, lead, List.of(), null, Instant.EPOCH, "", 1, "", null);
    }

    private static JsonNode written(PushStory story, boolean again) {
        byte[] bytes = PushPayload.of(story, again).bytes(JSON);
        assertThat(bytes).hasSizeLessThanOrEqualTo(PushPayload.MOST_BYTES);
        return JSON.readTree(bytes);
    }

    @Test
    void aShortOneIsToldAsItIs() {
        JsonNode told = written(story("Le train", "Il part."), false);

        assertThat(told.get("title").asString()).isEqualTo("Le train");
        assertThat(told.get("body").asString()).isEqualTo("Il part.");
        assertThat(told.get("url").asString()).isEqualTo("/fr/le-train-a");
        assertThat(told.get("tag").asString()).isEqualTo("a:fr");
        assertThat(told.get("language").asString()).isEqualTo("fr");
        assertThat(told.get("again").asBoolean()).isFalse();
        assertThat(written(story("Le train", null), true).get("body").asString())
                .isEmpty();
        assertThat(written(story("Le train", null), true).get("again").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "漢", "🚆", "\"", "\u0001", "\\"})
    void anyOneFitsWhateverItSays(String letter) {
        JsonNode told = written(story(letter.repeat(5_000), letter.repeat(50_000)), false);

        assertThat(told.get("title").asString()).startsWith(letter).endsWith("…");
        assertThat(told.get("body").asString()).startsWith(letter).endsWith("…");
        assertThat(told.get("body").asString().replace(letter, "")).isEqualTo("…");
    }
}
