package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OrtException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the likeliest word, each time. */
final class GreedySearch {

    private static final int[] SAME = {0};

    private final MarianSettings settings;
    private final NextWords words;

    GreedySearch(MarianSettings settings, NextWords words) {
        this.settings = settings;
        this.words = words;
    }

    /** @return null when it is late */
    int @Nullable [] answer(BooleanSupplier late) throws OrtException {
        IntStream.Builder answer = IntStream.builder();
        int last = settings.start();
        // The unsaid beginning counts, and so does the end.
        for (int length = 1; length < settings.longest() - (settings.forcedEnd() ? 1 : 0); length++) {
            if (late.getAsBoolean()) {
                return null;
            }
            last = likeliest(words.scores(new int[] {last}, SAME)[0]);
            if (last == settings.end()) {
                break;
            }
            answer.add(last);
        }
        return answer.build().toArray();
    }

    private int likeliest(float[] scores) {
        int best = -1;
        for (int token = 0; token < scores.length; token++) {
            if (!settings.forbidden().contains(token) && (best < 0 || scores[token] > scores[best])) {
                best = token;
            }
        }
        return best;
    }
}
