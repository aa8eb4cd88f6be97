package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One model of one direction. Safe for use by many threads. */
final class MarianModel {

    private final MarianVocabulary vocabulary;
    private final MarianSettings settings;
    private final MarianNetwork network;

    private MarianModel(MarianVocabulary vocabulary, MarianSettings settings, MarianNetwork network) {
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.network = network;
    }

    /**
     * @param threads of one sentence
     * @param beams 0 for what the model's own configuration says, 1 for greedy
     */
    static MarianModel load(Path folder, int threads, int beams) throws IOException, OrtException {
        MarianVocabulary vocabulary = MarianVocabulary.of(folder);
        MarianSettings settings = MarianSettings.of(folder, vocabulary.unknown());
        return new MarianModel(
                vocabulary, beams == 0 ? settings : settings.withBeams(beams), MarianNetwork.load(folder, threads));
    }

    /** Most tokens of a sentence. */
    int longest() {
        return settings.longest();
    }

    int[] tokens(String sentence) {
        return vocabulary.tokens(sentence);
    }

    String text(int[] tokens) {
        return vocabulary.text(tokens);
    }

    /**
     * @param tokens of the sentence, its end included
     * @param late asked before each word
     * @return the tokens of the answer without its end; null when it is late
     */
    int @Nullable [] translate(int[] tokens, BooleanSupplier late) throws OrtException {
        try (MarianNetwork.Decoding decoding = network.decoding(tokens, settings.beams())) {
            return settings.beams() == 1
                    ? new GreedySearch(settings, decoding).answer(late)
                    : new BeamSearch(settings, decoding).answer(late);
        }
    }
}
