package org.kiosque.gateway.edge.purge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.gateway.edge.news.News;
import org.kiosque.gateway.edge.news.NewsListener;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts the keys of what has changed, as {@code {"keys": […]}} in batches, to whatever the operator has wired to a content
 * delivery network. Every replica posts what it hears: what the network has fetched meanwhile from one that had not heard yet is
 * purged by the post of that one. When the news stop, all of it is purged once, since nothing of it could be later.
 *
 * <p>A batch that is not taken after {@value #ATTEMPTS} attempts is given up, and nothing is told to be kept in front of us until
 * the whole site was purged. Nobody waits for any of this.
 */
@Component
public class PurgeHook implements NewsListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PurgeHook.class);

    private static final int MOST_PENDING = 10_000;
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final Duration AFTER_GIVING_UP = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMillis(500);

    private final PurgeProperties properties;
    private final News news;
    private final JsonMapper json;
    private final HttpClient http;
    private final PendingKeys pending = new PendingKeys(MOST_PENDING);
    private final BackgroundLoop loop = new BackgroundLoop("purge", this::post);
    private final Counter taken;
    private final Counter failed;

    private boolean newsWereCurrent; // of the loop's thread alone

    private volatile boolean reliable = true;

    PurgeHook(PurgeProperties properties, News news, JsonMapper json, MeterRegistry meters) {
        this.properties = properties;
        this.news = news;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.taken = outcome(meters, "taken");
        this.failed = outcome(meters, "failed");
        if (isWired()) {
            news.listen(this);
        }
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("kiosque.purges")
                .tag("outcome", outcome)
                .description("posts of purged keys")
                .register(meters);
    }

    /** Whether anybody keeps pages in front of us at all. */
    public boolean isWired() {
        return properties.url() != null;
    }

    /** Whether what is kept in front of us can be taken back just now. */
    public boolean isReliable() {
        return reliable;
    }

    @Override
    public void told(Collection<String> keys) {
        pending.add(keys);
        loop.wake();
    }

    private Duration post() {
        boolean current = news.isCurrent();
        if (!reliable || (newsWereCurrent && !current)) {
            pending.add(List.of(SurrogateKeys.SITE)); // what was given up, or is not heard, is in it
        }
        newsWereCurrent = current;
        List<String> keys = pending.take(BATCH);
        if (keys.isEmpty()) {
            return IDLE;
        }
        if (isTaken(keys)) {
            reliable = true;
            return Duration.ZERO;
        }
        if (reliable) {
            log.warn("Purged keys cannot be posted: nothing is to be kept in front of us until they can");
        }
        reliable = false;
        return AFTER_GIVING_UP;
    }

    private boolean isTaken(List<String> keys) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                if (isTakenAtOnce(keys)) {
                    taken.increment();
                    return true;
                }
                failed.increment();
                if (attempt < ATTEMPTS) {
                    Thread.sleep(BETWEEN_ATTEMPTS.multipliedBy(attempt));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean isTakenAtOnce(List<String> keys) throws InterruptedException {
        try {
            int status = http.send(request(keys), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                return true;
            }
            log.debug("Purged keys were answered by {}", status);
        } catch (IOException e) {
            log.debug("Purged keys were not posted", e);
        }
        return false;
    }

    private HttpRequest request(List<String> keys) {
        var request = HttpRequest.newBuilder(properties.url())
                .timeout(properties.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("keys", keys))));
        String token = properties.token();
        return token == null
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
    }

    @Override
    public void start() {
        if (isWired()) {
            loop.start();
        }
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
