package org.kiosque.translation.engine.onnx;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words as a model knows them: SentencePiece cuts them, and a table numbers the pieces of both languages. */
final class MarianVocabulary {

    static final String SOURCE = "source.spm";
    static final String TARGET = "target.spm";
    static final String WORDS = "vocab.json";

    private static final String END = "</s>";
    private static final String UNKNOWN = "<unk>";
    private static final String PADDING = "<pad>";

    /** Where the library unpacks its native part: a home may not be writable. */
    private static final String UNPACKED = "ENGINE_CACHE_DIR";

    private final SpTokenizer source;
    private final SpTokenizer target;
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> pieces = new HashMap<>();
    private final int end;
    private final int unknown;

    private MarianVocabulary(SpTokenizer source, SpTokenizer target, Map<String, Integer> numbers) {
        this.source = source;
        this.target = target;
        this.numbers = Map.copyOf(numbers);
        this.end = number(END);
        this.unknown = number(UNKNOWN);
        numbers.forEach((piece, number) -> pieces.put(number, piece));
    }

    static MarianVocabulary of(Path folder) throws IOException {
        if (System.getProperty(UNPACKED) == null && System.getenv(UNPACKED) == null) {
            System.setProperty(
                    UNPACKED,
                    Path.of(System.getProperty("java.io.tmpdir"), "kiosque").toString());
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (Map.Entry<String, JsonNode> word : JsonMapper.shared()
                .readTree(Files.readAllBytes(folder.resolve(WORDS)))
                .properties()) {
            numbers.put(word.getKey(), word.getValue().asInt());
        }
        return new MarianVocabulary(
                new SpTokenizer(Files.readAllBytes(folder.resolve(SOURCE))),
                new SpTokenizer(Files.readAllBytes(folder.resolve(TARGET))),
                numbers);
    }

    private int number(String piece) {
        Integer number = numbers.get(piece);
        if (number == null) {
            throw new IllegalArgumentException(WORDS + " has no " + piece);
        }
        return number;
    }

    int unknown() {
        return unknown;
    }

    /** @return with the end of the text */
    int[] tokens(String text) {
        List<String> cut = source.tokenize(text);
        int[] tokens = new int[cut.size() + 1];
        for (int i = 0; i < cut.size(); i++) {
            tokens[i] = numbers.getOrDefault(cut.get(i), unknown);
        }
        tokens[cut.size()] = end;
        return tokens;
    }

    /** @param tokens what has no words in it is left out */
    String text(int[] tokens) {
        List<String> words = new ArrayList<>();
        for (int token : tokens) {
            String piece = pieces.getOrDefault(token, UNKNOWN);
            if (!piece.equals(END) && !piece.equals(UNKNOWN) && !piece.equals(PADDING)) {
                words.add(piece);
            }
        }
        return target.buildSentence(words).replace('\u2581', ' ').strip();
    }
}
