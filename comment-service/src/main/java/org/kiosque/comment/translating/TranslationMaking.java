package org.kiosque.comment.translating;

import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.ServiceAddresses;
import org.kiosque.comment.translating.CommentTranslations.Original;
import org.kiosque.comment.translating.KeptTranslations.KeptTranslation;
import org.kiosque.comment.translating.TranslationClient.Answer;
import org.kiosque.comment.translating.TranslationClient.Question;
import org.kiosque.common.languages.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks translation-service, behind a breaker, for some comments at a time. Whoever wants them waits for the deadline at most; what comes
 * later is kept for the next one. Safe for use by several threads.
 */
final class TranslationMaking implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TranslationMaking.class);
    private static final String SERVICE = "translation-service";

    /** However many ask: further ones see the originals. */
    private static final int AT_ONCE = 8;

    /** For one who asks. */
    private static final int MOST_COMMENTS = 2 * TranslationClient.MOST_TEXTS;

    /** No translation is so much longer than its original. */
    private static final int LONGEST = 40_000;

    private final TranslationClient client;
    private final ServiceAddresses addresses;
    private final CircuitBreaker breaker;
    private final KeptTranslations kept;
    private final TranslatingProperties properties;
    private final MeterRegistry meters;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("translating-", 0).factory());

    TranslationMaking(
            TranslationClient client,
            ServiceAddresses addresses,
            CircuitBreaker breaker,
            KeptTranslations kept,
            TranslatingProperties properties,
            MeterRegistry meters) {
        this.client = client;
        this.addresses = addresses;
        this.breaker = breaker;
        this.kept = kept;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * @param token that is asked for when it is needed
     * @return by comment, those that were answered within the deadline; one without a text has no translation
     */
    Map<String, KeptTranslation> make(List<Original> originals, Language to, Supplier<String> token) {
        if (!free.tryAcquire()) {
            return Map.of();
        }
        Map<String, KeptTranslation> made = new ConcurrentHashMap<>();
        Future<?> work;
        try {
            work = threads.submit(() -> {
                try {
                    make(originals, to, token, made);
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            free.release();
            return Map.of();
        }
        try {
            work.get(properties.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            meters.counter("comments.translated", "outcome", "late").increment();
        } catch (ExecutionException e) {
            log.warn("Comments are shown as they were written: {}", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.copyOf(made);
    }

    private void make(
            List<Original> originals, Language to, Supplier<String> token, Map<String, KeptTranslation> made) {
        List<Original> own = originals.stream()
                .limit(MOST_COMMENTS)
                .filter(original -> underWay.add(key(original, to)))
                .toList();
        try {
            for (List<Original> chunk : chunks(own)) {
                ask(chunk, to, token, made);
            }
        } catch (CallNotPermittedException resting) {
            meters.counter("comments.translated", "outcome", "failed").increment();
        } catch (RuntimeException e) { // time-outs, resets, bad statuses and bad bodies alike
            meters.counter("comments.translated", "outcome", "failed").increment();
            log.warn("translation-service does not translate comments: {}", e.toString());
        } finally {
            own.forEach(original -> underWay.remove(key(original, to)));
        }
    }

    private static String key(Original original, Language to) {
        return original.id() + ":" + to.tag();
    }

    /** @return of one language each, and no more than is taken at once */
    private static List<List<Original>> chunks(List<Original> originals) {
        Map<String, List<Original>> open = new LinkedHashMap<>();
        Map<String, Integer> characters = new HashMap<>();
        List<List<Original>> chunks = new ArrayList<>();
        for (Original original : originals) {
            String language = original.language();
            int length = original.body().length();
            List<Original> chunk = open.get(language);
            if (chunk == null
                    || chunk.size() == TranslationClient.MOST_TEXTS
                    || characters.merge(language, length, Integer::sum) > TranslationClient.LONGEST_TOGETHER) {
                chunk = new ArrayList<>();
                chunks.add(chunk);
                open.put(language, chunk);
                characters.put(language, length);
            }
            chunk.add(original);
        }
        return chunks;
    }

    /** One text that is refused must not keep the others from being translated: it is found by halves. */
    private void ask(List<Original> chunk, Language to, Supplier<String> token, Map<String, KeptTranslation> made) {
        Answer answer;
        try {
            var question = new Question(
                    chunk.getFirst().language(),
                    to.tag(),
                    chunk.stream().map(Original::body).toList());
            answer = breaker.executeSupplier(() -> firstAnswer(question, "Bearer " + token.get()));
        } catch (FeignException.BadRequest refused) {
            if (chunk.size() == 1) {
                keep(chunk.getFirst(), to, null, null, made);
            } else {
                ask(chunk.subList(0, chunk.size() / 2), to, token, made);
                ask(chunk.subList(chunk.size() / 2, chunk.size()), to, token, made);
            }
            return;
        }
        for (int i = 0; i < chunk.size(); i++) {
            keep(chunk.get(i), to, answer.text(i), answer.engine(), made);
        }
    }

    private void keep(
            Original original,
            Language to,
            @Nullable String text,
            @Nullable String engine,
            Map<String, KeptTranslation> made) {
        String usable = text == null || text.isBlank() || text.length() > LONGEST ? null : text;
        meters.counter("comments.translated", "outcome", usable == null ? "none" : "done")
                .increment();
        made.put(original.id(), kept.keep(original, to, usable, engine));
    }

    /** Repeating is harmless, so that another replica may be asked. */
    private Answer firstAnswer(Question question, String token) {
        RuntimeException last = new IllegalStateException("no address of " + SERVICE + " is known");
        for (URI replica : addresses.of(SERVICE)) {
            try {
                Answer answer = client.translate(replica, token, question);
                if (answer.count() != question.texts().size()) {
                    throw new IllegalStateException("not as many texts as were sent");
                }
                return answer;
            } catch (FeignException.FeignClientException ourFault) {
                throw ourFault;
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
