package org.kiosque.recommendation.meaning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Sees to it that this replica's index knows what articles mean: by the vectors that are kept, else by one that is made now,
 * one after the other, on one thread that rests as long as it works. Until then, articles are compared by the rest.
 */
final class MeaningDesk implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MeaningDesk.class);

    private static final int AT_A_TIME = 32;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    /** While there is much to do: each time, everything that was found has to be found anew. */
    private static final Duration BETWEEN_TWO_SHOWINGS = Duration.ofSeconds(5);

    private final SentenceModel model;
    private final Meanings meanings;
    private final ReplicaIndex index;
    private final MeaningProperties properties;
    private final Changes changes;
    private final InstantSource clock;
    private final Timer making;
    private final BackgroundLoop loop = BackgroundLoop.computing("meaning", STOPS_WITHIN, this::round);

    // of the loop's thread alone
    private Duration worked = Duration.ZERO;
    private boolean unshown;
    private long shownAt = System.nanoTime();

    MeaningDesk(
            SentenceModel model,
            Meanings meanings,
            ReplicaIndex index,
            MeaningProperties properties,
            Changes changes,
            InstantSource clock,
            MeterRegistry meters) {
        this.model = model;
        this.meanings = meanings;
        this.index = index;
        this.properties = properties;
        this.changes = changes;
        this.clock = clock;
        this.making = Timer.builder("meaning.made")
                .description("Time to make a vector of a text")
                .register(meters);
        Gauge.builder(
                        "meaning.waiting",
                        index,
                        all -> all.ask(ArticleIndex::unknown).orElse(0))
                .description("Articles whose meaning this replica has to look at")
                .register(meters);
    }

    private Duration round() {
        worked = Duration.ZERO;
        boolean more = index.ask(this::lookAtSome).orElse(false);
        return more ? worked : PAUSE;
    }

    /** @return whether there is more to do at once */
    private boolean lookAtSome(ArticleIndex articles) throws IOException {
        List<String> taken = articles.takeUnknown(AT_A_TIME);
        List<String> left = new ArrayList<>(taken);
        boolean more = false;
        try {
            more = lookAt(articles, taken, left);
        } catch (DataAccessException away) {
            log.warn("Vectors cannot be looked up for the moment: {}", away.toString());
        } finally {
            articles.giveBack(left);
        }
        boolean soon = System.nanoTime() - shownAt < BETWEEN_TWO_SHOWINGS.toNanos();
        if (unshown && !(more && soon)) {
            articles.showMeanings();
            changes.of(ReplicaIndex.CONTENTS);
            unshown = false;
            shownAt = System.nanoTime();
        }
        return more;
    }

    /** @param left what is done is removed from it */
    private boolean lookAt(ArticleIndex articles, List<String> ids, List<String> left) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        for (String id : ids) {
            Optional<String> text = articles.telling(id);
            text.ifPresentOrElse(told -> texts.put(id, told), () -> unreadable.add(id));
            text.ifPresent(told -> hashes.put(id, hash(told)));
        }
        meanings.remove(unreadable.stream().filter(articles::isWithdrawn).toList());
        left.removeAll(unreadable);
        Map<String, byte[]> known = hashes.isEmpty() ? Map.of() : meanings.of(hashes);
        boolean some = false;
        for (var text : texts.entrySet()) {
            String id = text.getKey();
            byte[] vector = known.get(id);
            try {
                if (vector == null) {
                    vector = made(id, text.getValue(), hashes.getOrDefault(id, ""));
                }
            } catch (UnreadableTextException e) {
                log.atWarn().addKeyValue("articleId", id).setCause(e).log("No vector can be made of an article");
                left.remove(id); // until it changes
            }
            if (vector != null) {
                articles.mean(id, vector);
                left.remove(id);
                unshown = true;
                some = true;
            }
            if (!loop.isRunning()) {
                return false;
            }
        }
        return some || !unreadable.isEmpty();
    }

    /** @return null when another replica makes it: it will be there a moment later */
    private byte @Nullable [] made(String id, String text, String hash) throws UnreadableTextException {
        Instant now = clock.instant();
        if (!meanings.claim(id, hash, now, now.plus(properties.lease()))) {
            return null;
        }
        long start = System.nanoTime();
        byte[] vector = model.vector(text);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        making.record(took);
        worked = worked.plus(took);
        meanings.put(id, hash, vector);
        return vector;
    }

    private String hash(String text) {
        return SentenceModel.sha256((model.id() + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
