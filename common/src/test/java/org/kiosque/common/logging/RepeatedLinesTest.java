package org.kiosque.common.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

class RepeatedLinesTest {

    private static final String AWAY = "Connection to node {} ({}) could not be established.";

    private final AtomicLong nanos = new AtomicLong();
    private final LoggerContext log = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger network = log.getLogger(NetworkClient.class);

    RepeatedLinesTest() {
        written.start();
        log.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(written);
        log.addTurboFilter(new RepeatedLines(new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        }));
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aLineThatRepeatsIsSeenAtOnceAndThenAFewTimesAMinuteWithTheNumberLeftOut() {
        for (int second = 0; second < 120; second++) {
            for (String client : List.of("consumer-1", "consumer-2", "producer-1")) {
                network.warn("[" + client + "] " + AWAY, -1, "localhost:9092");
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(lines().getFirst())
                .isEqualTo("[consumer-1] Connection to node -1 (localhost:9092) could not be established.");
        assertThat(lines().stream().filter(line -> line.contains("could not be")))
                .hasSizeBetween(6, 9);
        assertThat(lines().stream().filter(line -> line.startsWith("Left out"))).hasSizeBetween(4, 6);
        assertThat(lines()).contains("Left out 59 lines like the next one of org.apache.kafka.clients.NetworkClient");
    }

    @Test
    void anotherLineIsSeenWhileOneRepeatsAndOtherLoggersAreLeftAlone() {
        for (int i = 0; i < 100; i++) {
            network.warn(AWAY, -1, "localhost:9092");
            log.getLogger("org.kiosque.x").warn("ours {}", i);
        }
        network.error("Authentication failed");

        assertThat(lines()).contains("Authentication failed");
        assertThat(lines().stream().filter(line -> line.startsWith("ours"))).hasSize(100);
    }

    @Test
    void toAskWhetherALevelIsOnCostsNoLine() {
        for (int i = 0; i < 100; i++) {
            assertThat(network.isWarnEnabled()).isTrue();
        }
        network.setLevel(Level.ERROR);
        for (int i = 0; i < 100; i++) {
            network.warn(AWAY);
        }
        network.setLevel(Level.WARN);
        network.warn(AWAY);
        assertThat(lines()).containsExactly(AWAY);
    }

    @Test
    void linesThatAreAllDifferentAreBoundedTogether() {
        for (int i = 0; i < 10_000; i++) {
            network.warn("Something about " + i);
        }
        assertThat(lines()).hasSizeLessThan(210);
    }

    /** Without the filter: all that are counted here. */
    @Test
    void aClientWhoseBrokerIsAwayWritesAFewLines() {
        var global = (LoggerContext) LoggerFactory.getILoggerFactory();
        var attempts = new AtomicInteger();
        var counting = new TurboFilter() {
            @Override
            public FilterReply decide(
                    Marker marker, Logger logger, Level level, String format, Object[] params, Throwable t) {
                if (format != null && level == Level.WARN && logger.getName().equals(NetworkClient.class.getName())) {
                    attempts.incrementAndGet();
                }
                return FilterReply.NEUTRAL;
            }
        };
        var limit = new RepeatedLines(TimeMeter.SYSTEM_MILLISECONDS);
        global.getTurboFilterList().add(0, limit);
        global.getTurboFilterList().add(0, counting);
        Logger kafka = global.getLogger("org.apache.kafka");
        Level before = kafka.getLevel();
        kafka.setLevel(Level.WARN);
        global.getLogger(NetworkClient.class).addAppender(written);
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "group.id", "test",
                        "reconnect.backoff.ms", "10",
                        "reconnect.backoff.max.ms", "10"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("articles"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(50));
                return attempts.get() > 100;
            });
        } finally {
            global.getLogger(NetworkClient.class).detachAppender(written);
            global.getTurboFilterList().remove(counting);
            global.getTurboFilterList().remove(limit);
            kafka.setLevel(before);
        }
        assertThat(lines()).hasSizeBetween(1, 3 * RepeatedLines.LINES_A_MINUTE);
    }
}
