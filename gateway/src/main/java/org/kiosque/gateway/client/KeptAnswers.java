package org.kiosque.gateway.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What was read from the latest answer to each question. The service is asked all the same; only what answers with the very same
 * bytes is not read again, and whoever asks then gets the same object: by that they know that nothing has changed. Bounded by
 * bytes, safe for use by several threads.
 */
@Component
class KeptAnswers {

    /** What is read from JSON, and the views that are made of it, take so many times the room of its bytes; estimated. */
    private static final int SHARE_OF_OBJECTS = 4;

    private static final int OVERHEAD_BYTES = 300;

    private final Cache<String, Answer> answers;

    /** What was read is never changed by anybody. */
    private static final class Answer {
        private final Type type;
        private final byte[] bytes;
        private final Object read;

        Answer(Type type, byte[] bytes, Object read) {
            this.type = type;
            this.bytes = bytes;
            this.read = read;
        }

        boolean says(Type asked, byte[] now) {
            return type.equals(asked) && Arrays.equals(bytes, now);
        }

        static int weight(String question, Answer answer) {
            return OVERHEAD_BYTES + question.length() + (1 + SHARE_OF_OBJECTS) * answer.bytes.length;
        }
    }

    KeptAnswers(CallProperties properties, MeterRegistry meters) {
        this.answers = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep is shorter than waking another thread for it
                .maximumWeight(properties.maxKept().toBytes())
                .<String, Answer>weigher(Answer::weight)
                .build();
        Gauge.builder("kiosque.calls.kept", answers, KeptAnswers::weight)
                .baseUnit("bytes")
                .description("memory held by what was read from answers of services")
                .register(meters);
    }

    private static double weight(Cache<?, ?> answers) {
        return answers.policy()
                .eviction()
                .map(eviction -> (double) eviction.weightedSize().orElse(0))
                .orElse(0.0);
    }

    /**
     * @param question what was asked, whichever instance has answered
     * @param type what its answers are read as
     * @param bytes of the answer, never written to from now on
     * @return the same object for the same bytes, as long as they are kept
     */
    Object read(String question, Type type, byte[] bytes, Function<byte[], Object> reader) {
        Answer known = answers.getIfPresent(question);
        if (known != null && known.says(type, bytes)) {
            return known.read;
        }
        Object read = reader.apply(bytes);
        answers.put(question, new Answer(type, bytes, read));
        return read;
    }
}
