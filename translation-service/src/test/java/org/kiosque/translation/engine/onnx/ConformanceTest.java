package org.kiosque.translation.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reference implementation makes of 200 sentences with a tiny model, see deploy/models/tiny-marian.py. */
class ConformanceTest {

    static final Path MODELS = Path.of("src/test/resources/marian");
    private static final Path MODEL = MODELS.resolve("fr-en");

    private static List<JsonNode> reference() throws Exception {
        return Files.readAllLines(MODELS.resolve("reference.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static int[] tokens(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    @Test
    void sentencesAreCutIntoTheSameTokens() throws Exception {
        MarianVocabulary vocabulary = MarianVocabulary.of(MODEL);
        assertThat(reference())
                .hasSize(200)
                .allSatisfy(
                        line -> assertThat(vocabulary.tokens(line.get("text").asString()))
                                .as(line.get("text").asString())
                                .isEqualTo(tokens(line.get("tokens"))));
    }

    @ParameterizedTest
    @CsvSource({"greedy, 1", "beams, 4", "beams, 0"})
    void answersAreTheSameTokenByToken(String way, int beams) throws Exception {
        MarianModel model = MarianModel.load(MODEL, 1, beams);
        var softly = new SoftAssertions();
        int lengths = 0;
        for (JsonNode line : reference()) {
            int[] wanted = tokens(line.at("/" + way + "/tokens"));
            int[] made = model.translate(tokens(line.get("tokens")), () -> false);
            softly.assertThat(made).as(line.get("text").asString()).isEqualTo(wanted);
            softly.assertThat(model.text(wanted))
                    .isEqualTo(line.at("/" + way + "/text").asString());
            lengths += wanted.length;
        }
        softly.assertAll();
        assertThat(lengths).as("the model has something to say").isGreaterThan(1_000);
    }
}
