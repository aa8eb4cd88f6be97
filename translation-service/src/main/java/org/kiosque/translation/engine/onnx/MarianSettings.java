package org.kiosque.translation.engine.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a model is to be asked, by what is shipped with it.
 *
 * @param start token that every answer begins with, unsaid
 * @param end token that ends a text
 * @param unknown token of what the vocabulary lacks
 * @param forbidden tokens that no answer has
 * @param longest tokens of a text, its end included
 * @param forcedEnd whether an answer that is too long is ended rather than cut off
 * @param renormalized whether probabilities are made whole again after some were forbidden
 * @param earlyStopping whether the first answers are taken, as many as there are beams, or the best possible are waited for
 */
record MarianSettings(
        int start,
        int end,
        int unknown,
        Set<Integer> forbidden,
        int longest,
        int beams,
        double lengthPenalty,
        boolean forcedEnd,
        boolean renormalized,
        boolean earlyStopping) {

    static final String CONFIG = "config.json";

    /** Newer models have it; what it says comes before the rest. */
    private static final String GENERATION = "generation_config.json";

    private static final int MOST_TOKENS = 512;

    MarianSettings {
        forbidden = Set.copyOf(forbidden);
    }

    /** @param unknown as the vocabulary has it */
    static MarianSettings of(Path folder, int unknown) throws IOException {
        JsonMapper json = JsonMapper.shared();
        JsonNode config = json.readTree(Files.readAllBytes(folder.resolve(CONFIG)));
        Path newer = folder.resolve(GENERATION);
        JsonNode own = Files.exists(newer) ? json.readTree(Files.readAllBytes(newer)) : config;
        Set<Integer> forbidden = new HashSet<>();
        value(own, config, "bad_words_ids").forEach(word -> {
            if (word.size() == 1) {
                forbidden.add(word.get(0).asInt());
            }
        });
        int positions = config.path("max_position_embeddings").asInt(MOST_TOKENS);
        int end = value(own, config, "eos_token_id").asInt();
        return new MarianSettings(
                value(own, config, "decoder_start_token_id").asInt(),
                end,
                unknown,
                forbidden,
                Math.min(positions, value(own, config, "max_length").asInt(MOST_TOKENS)),
                Math.max(1, value(own, config, "num_beams").asInt(1)),
                value(own, config, "length_penalty").asDouble(1),
                value(own, config, "forced_eos_token_id").asInt(-1) == end,
                value(own, config, "renormalize_logits").asBoolean(false),
                value(own, config, "early_stopping").asBoolean(false));
    }

    private static JsonNode value(JsonNode own, JsonNode config, String name) {
        JsonNode said = own.path(name);
        return said.isMissingNode() || said.isNull() ? config.path(name) : said;
    }

    MarianSettings withBeams(int number) {
        return new MarianSettings(
                start, end, unknown, forbidden, longest, number, lengthPenalty, forcedEnd, renormalized, earlyStopping);
    }
}
