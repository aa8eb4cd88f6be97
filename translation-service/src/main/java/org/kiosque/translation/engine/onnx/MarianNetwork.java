package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The three graphs of a model: one reads a sentence, one makes the first word of the answer, one each further word. */
final class MarianNetwork {

    static final String ENCODER = "encoder_model.onnx";
    static final String FIRST_STEP = "decoder_model.onnx";
    static final String NEXT_STEP = "decoder_with_past_model.onnx";

    private static final String HIDDEN = "encoder_hidden_states";
    private static final String MASK = "encoder_attention_mask";
    private static final String WORDS = "input_ids";
    private static final String SCORES = "logits";
    private static final String KEPT = "present.";
    private static final String KNOWN = "past_key_values.";

    /** Of the kept values, those that are the same for every word. */
    private static final String OF_THE_SENTENCE = ".encoder.";

    /** With a class path of 20,000 characters on it, ONNX Runtime 1.29 ends the whole process. */
    private static final int LONGEST_COMMAND = 3_000;

    private final OrtEnvironment environment;
    private final OrtSession encoder;
    private final OrtSession firstStep;
    private final OrtSession nextStep;

    private MarianNetwork(OrtEnvironment environment, OrtSession encoder, OrtSession firstStep, OrtSession nextStep) {
        this.environment = environment;
        this.encoder = encoder;
        this.firstStep = firstStep;
        this.nextStep = nextStep;
    }

    static MarianNetwork load(Path folder, int threads) throws OrtException {
        int command =
                ProcessHandle.current().info().commandLine().map(String::length).orElse(0);
        if (command > LONGEST_COMMAND) {
            throw new IllegalStateException("the command line of this process is longer than ONNX Runtime bears");
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        List<OrtSession> loaded = new ArrayList<>();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            for (String graph : List.of(ENCODER, FIRST_STEP, NEXT_STEP)) {
                loaded.add(environment.createSession(folder.resolve(graph).toString(), options));
            }
            return new MarianNetwork(environment, loaded.get(0), loaded.get(1), loaded.get(2));
        } catch (OrtException | RuntimeException e) {
            for (OrtSession one : loaded) { // hundreds of megabytes outside the heap, each time that it is tried again
                one.close();
            }
            throw e;
        }
    }

    /**
     * Reads a sentence, which is then answered word by word.
     *
     * @param beams beginnings that are followed at once
     */
    Decoding decoding(int[] tokens, int beams) throws OrtException {
        long[] sentence = new long[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            sentence[i] = tokens[i];
        }
        try (OnnxTensor words = longs(sentence, 1);
                OnnxTensor mask = mask(1, tokens.length);
                OrtSession.Result read = encoder.run(Map.of(WORDS, words, "attention_mask", mask))) {
            return new Decoding((OnnxTensor) read.get(0), beams, tokens.length);
        }
    }

    private OnnxTensor longs(long[] values, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {rows, values.length / rows});
    }

    private OnnxTensor mask(int rows, int columns) throws OrtException {
        long[] all = new long[rows * columns];
        Arrays.fill(all, 1);
        return longs(all, rows);
    }

    /** @param rows which rows of the first dimension, in which order */
    private OnnxTensor rows(OnnxTensor tensor, int[] rows) throws OrtException {
        long[] shape = tensor.getInfo().getShape();
        FloatBuffer from = tensor.getFloatBuffer();
        int size = (int) (from.capacity() / shape[0]);
        FloatBuffer to = ByteBuffer.allocateDirect(Float.BYTES * size * rows.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int row : rows) {
            to.put(from.slice(row * size, size));
        }
        long[] wanted = shape.clone();
        wanted[0] = rows.length;
        return OnnxTensor.createTensor(environment, to.flip(), wanted);
    }

    /** One answer that is being made. For one thread. */
    final class Decoding implements NextWords, AutoCloseable {

        private final int beams;
        private final OnnxTensor hidden;
        private final OnnxTensor mask;
        private OrtSession.@Nullable Result first;
        private OrtSession.@Nullable Result latest;

        private Decoding(OnnxTensor read, int beams, int length) throws OrtException {
            this.beams = beams;
            this.hidden = rows(read, new int[beams]);
            this.mask = mask(beams, length);
        }

        @Override
        public float[][] scores(int[] last, int[] parents) throws OrtException {
            long[] words = new long[beams];
            for (int beam = 0; beam < beams; beam++) {
                words[beam] = last[beam];
            }
            try (OnnxTensor asked = longs(words, beams)) {
                return first == null ? begin(asked) : goOn(first, asked, parents);
            }
        }

        private float[][] begin(OnnxTensor asked) throws OrtException {
            OrtSession.Result made = firstStep.run(Map.of(WORDS, asked, HIDDEN, hidden, MASK, mask));
            first = made;
            return scores(made);
        }

        private float[][] goOn(OrtSession.Result beginning, OnnxTensor asked, int[] parents) throws OrtException {
            OrtSession.Result before = latest == null ? beginning : latest;
            List<OnnxTensor> moved = new ArrayList<>();
            try {
                Map<String, OnnxTensor> inputs = new HashMap<>();
                for (String name : nextStep.getInputNames()) {
                    if (name.startsWith(KNOWN)) {
                        String kept = KEPT + name.substring(KNOWN.length());
                        inputs.put(
                                name,
                                name.contains(OF_THE_SENTENCE)
                                        ? tensor(beginning, kept)
                                        : following(tensor(before, kept), parents, moved));
                    }
                }
                inputs.put(WORDS, asked);
                if (nextStep.getInputNames().contains(MASK)) {
                    inputs.put(MASK, mask);
                }
                if (nextStep.getInputNames().contains(HIDDEN)) {
                    inputs.put(HIDDEN, hidden);
                }
                OrtSession.Result made = nextStep.run(inputs);
                if (latest != null) {
                    latest.close();
                }
                latest = made;
                return scores(made);
            } finally {
                moved.forEach(OnnxTensor::close);
            }
        }

        private OnnxTensor following(OnnxTensor kept, int[] parents, List<OnnxTensor> moved) throws OrtException {
            for (int beam = 0; beam < parents.length; beam++) {
                if (parents[beam] != beam) {
                    OnnxTensor copy = rows(kept, parents);
                    moved.add(copy);
                    return copy;
                }
            }
            return kept;
        }

        private float[][] scores(OrtSession.Result made) throws OrtException {
            OnnxTensor scores = tensor(made, SCORES);
            FloatBuffer all = scores.getFloatBuffer();
            int size = all.capacity() / beams;
            float[][] each = new float[beams][size];
            for (float[] one : each) {
                all.get(one);
            }
            return each;
        }

        private static OnnxTensor tensor(OrtSession.Result made, String name) {
            OnnxValue value = made.get(name).orElseThrow(() -> new NoSuchElementException(name));
            return (OnnxTensor) value;
        }

        @Override
        public void close() {
            if (latest != null) {
                latest.close();
            }
            if (first != null) {
                first.close();
            }
            hidden.close();
            mask.close();
        }
    }
}
