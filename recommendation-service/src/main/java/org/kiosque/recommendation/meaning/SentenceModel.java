package org.kiosque.recommendation.meaning;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A sentence transformer: makes of a text a vector that lies near those of texts that say something similar in other words.
 * Means of all tokens (mean pooling), on one thread. Safe for use by several threads.
 *
 * @see <a href="https://doi.org/10.18653/v1/D19-1410">N. Reimers, I. Gurevych, Sentence-BERT</a>
 */
public final class SentenceModel implements Closeable {

    static final String NETWORK = "model.onnx";
    static final String TOKENIZER = "tokenizer.json";

    /** As langchain4j's artifact has them. */
    private static final String SHIPPED = "all-minilm-l6-v2-q";

    /** A newspaper says first what it has to say; and a model takes four times as long for twice the text, in the end. */
    private static final int MOST_TOKENS = 192;

    /** More than those tokens are, so that no more has to be cut into words. */
    private static final int LONGEST_TEXT = 2_000;

    /** Where the library unpacks its native part: a home may not be writable. */
    private static final String UNPACKED = "ENGINE_CACHE_DIR";

    /** With a class path of 20,000 characters on it, ONNX Runtime 1.29 ends the whole process. */
    private static final int LONGEST_COMMAND = 3_000;

    private final String id;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession network;

    private SentenceModel(byte[] model, InputStream vocabulary) throws IOException, OrtException {
        this.id = sha256(model).substring(0, 16);
        this.tokenizer = HuggingFaceTokenizer.newInstance(
                vocabulary, Map.of("truncation", "true", "padding", "false", "maxLength", String.valueOf(MOST_TOKENS)));
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.network = environment.createSession(model, options);
        }
    }

    /** The one that comes with the service: all-MiniLM-L6-v2 (English, 384 dimensions), in bytes. */
    public static SentenceModel shipped() throws IOException {
        try (InputStream network = resource(SHIPPED + ".onnx");
                InputStream vocabulary = resource(SHIPPED + "-tokenizer.json")) {
            return of(network.readAllBytes(), vocabulary);
        }
    }

    /** @param folder with {@code model.onnx} and {@code tokenizer.json}, as Optimum exports a sentence transformer */
    static SentenceModel in(Path folder) throws IOException {
        try (InputStream vocabulary = Files.newInputStream(folder.resolve(TOKENIZER))) {
            return of(Files.readAllBytes(folder.resolve(NETWORK)), vocabulary);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = SentenceModel.class.getResourceAsStream("/" + name);
        if (resource == null) {
            throw new IOException("there is no " + name);
        }
        return resource;
    }

    private static SentenceModel of(byte[] network, InputStream vocabulary) throws IOException {
        int command =
                ProcessHandle.current().info().commandLine().map(String::length).orElse(0);
        if (command > LONGEST_COMMAND) {
            throw new IOException("the command line of this process is longer than ONNX Runtime bears");
        }
        if (System.getProperty(UNPACKED) == null && System.getenv(UNPACKED) == null) {
            System.setProperty(
                    UNPACKED,
                    Path.of(System.getProperty("java.io.tmpdir"), "kiosque").toString());
        }
        try {
            return new SentenceModel(network, vocabulary);
        } catch (OrtException e) {
            throw new IOException("this is no model that ONNX Runtime reads", e);
        }
    }

    /** @return another one for another model: what their vectors say does not compare */
    String id() {
        return id;
    }

    /**
     * @param text of which the first words count, some 150
     * @return for each dimension a byte: only the direction means something
     */
    public byte[] vector(String text) throws UnreadableTextException {
        String beginning = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        Encoding words = tokenizer.encode(beginning, true, false);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put("input_ids", row(words.getIds()));
            inputs.put("attention_mask", row(words.getAttentionMask()));
            if (network.getInputNames().contains("token_type_ids")) {
                inputs.put("token_type_ids", row(words.getTypeIds()));
            }
            try (OrtSession.Result answer = network.run(inputs)) {
                OnnxTensor tokens = (OnnxTensor) answer.get(0);
                return bytes(
                        mean(tokens.getFloatBuffer(), (int) tokens.getInfo().getShape()[2]));
            }
        } catch (OrtException e) {
            throw new UnreadableTextException(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor row(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    private static float[] mean(FloatBuffer tokens, int dimensions) {
        float[] sums = new float[dimensions];
        for (int i = 0; i < tokens.limit(); i++) {
            sums[i % dimensions] += tokens.get(i);
        }
        return sums;
    }

    /** A direction in bytes loses some ten-thousandths of a cosine. */
    private static byte[] bytes(float[] direction) {
        float most = 0;
        for (float one : direction) {
            most = Math.max(most, Math.abs(one));
        }
        byte[] bytes = new byte[direction.length];
        for (int i = 0; most > 0 && i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(direction[i] / most * Byte.MAX_VALUE);
        }
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (tokenizer) {
            network.close();
        } catch (OrtException e) {
            throw new IOException(e);
        }
    }
}
