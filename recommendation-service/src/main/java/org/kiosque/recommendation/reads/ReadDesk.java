package org.kiosque.recommendation.reads;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.reads.ReadApi.NewRead;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes reads in. The same read counts once: of a reader who has agreed to be known by an opaque id, each article once for as
 * long as it is among the last that were read; of anybody else, once a day for each network and kind of device.
 */
@Component
record ReadDesk(
        ReadsProperties properties,
        Cards cards,
        DailyPlaces places,
        SeenReads seen,
        Attention attention,
        Readers readers,
        CoReads together,
        ApplicationEventPublisher counted,
        InstantSource clock,
        MeterRegistry meters) {

    /**
     * Whoever reads.
     *
     * @param address of the network, as trusted proxies tell it
     * @param userAgent empty for none
     * @param objects whether the reader does not want to be counted (DNT, GPC)
     * @param ahead whether a browser only fetches what may be read later
     */
    record Client(String address, String userAgent, boolean objects, boolean ahead) {}

    private enum Outcome {
        COUNTED,
        REPEATED,
        BOT,
        OBJECTED,
        SHORT,
        UNKNOWN
    }

    /** What does not count is dropped without a word. Repeating is harmless. */
    void take(NewRead read, Language language, Client client) {
        Outcome outcome = outcome(read, language, client);
        meters.counter("reads", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private Outcome outcome(NewRead read, Language language, Client client) {
        if (client.objects()) {
            return Outcome.OBJECTED;
        }
        if (client.ahead() || isBot(client.userAgent())) {
            return Outcome.BOT;
        }
        if (read.seconds() != null && read.seconds() < properties.shortest().toSeconds()) {
            return Outcome.SHORT;
        }
        // until it is translated, its page in another language shows the original
        return (cards.canBeRead(read.articleId(), language)
                        ? Optional.of(language)
                        : cards.originalLanguage(read.articleId()))
                .map(readIn -> count(read, readIn, client))
                .orElse(Outcome.UNKNOWN);
    }

    private Outcome count(NewRead read, Language language, Client client) {
        Instant now = clock.instant();
        boolean first = seen.first(places.of(client, read.articleId(), now), now);
        String reader = read.reader();
        if (reader != null && (first || readers.knows(reader))) { // made-up readers do not fill the store
            Optional<List<Readers.Read>> before = readers.remember(reader, read.articleId(), now);
            if (before.isEmpty()) {
                return Outcome.REPEATED;
            }
            if (first) {
                together.add(read.articleId(), before.get(), now);
            }
        }
        if (!first) {
            return Outcome.REPEATED;
        }
        attention.add(read.articleId(), language, now);
        boolean ownList = ReadApi.FOR_YOU.equals(read.from());
        counted.publishEvent(
                new ArticleRead(read.articleId(), language, reader, ownList ? null : read.from(), ownList, now));
        return Outcome.COUNTED;
    }

    private boolean isBot(String userAgent) {
        String name = userAgent.toLowerCase(Locale.ROOT);
        return name.isBlank() || properties.bots().stream().anyMatch(name::contains);
    }
}
