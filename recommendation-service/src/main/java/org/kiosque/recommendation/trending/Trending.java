package org.kiosque.recommendation.trending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.reads.Attention;
import org.kiosque.recommendation.steering.Steering;
import org.kiosque.recommendation.trending.score.Popularity;
import org.kiosque.recommendation.trending.score.Window;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says what is read and discussed most, breaking news before it. Any number may ask; an order is computed once for all. */
@Component
public class Trending {

    /** What kept answers depend on in which there is something popular, or in which there could be. */
    public static final String CONTENTS = "trending";

    static final String DEFAULT_WINDOW = "24h";

    private static final Window USUAL = new Window(24);

    /** By the names that clients give them. */
    static final Map<String, Window> WINDOWS =
            Map.of("6h", new Window(6), DEFAULT_WINDOW, USUAL, "7d", new Window(7 * 24));

    private static final int RANKED = 500;

    private final Attention attention;
    private final Steering steering;
    private final Cards cards;
    private final TrendingProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Changes changes;
    private final Cache<Asked, List<String>> ranked;

    private record Asked(Window window, Language language) {}

    Trending(
            Attention attention,
            Steering steering,
            Cards cards,
            TrendingProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            Changes changes) {
        this.attention = attention;
        this.steering = steering;
        this.cards = cards;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.changes = changes;
        this.ranked =
                Caffeine.newBuilder().expireAfterWrite(properties.refresh()).build();
    }

    /** As clients get it. */
    record Popular(@JsonUnwrapped Card card, Reason why) {}

    enum Reason {
        @JsonProperty("breaking")
        BREAKING,
        @JsonProperty("popular")
        POPULAR
    }

    /**
     * @param tag key that all of them have; null for any
     * @return at most {@code limit} articles that can be read in that language, best first; fewer when fewer were read
     */
    List<Popular> popular(Language language, Window window, @Nullable String tag, int limit) {
        return Objects.requireNonNull(Timer.builder("trending")
                .description("Time to say what is read most")
                .register(meters)
                .record(() -> found(language, window, tag, limit)));
    }

    /** Nothing tells of reads, on whichever replica: so that all show the same, what is popular is never kept for long. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void look() {
        changes.of(CONTENTS);
    }

    /** @return ids of at most 500 articles, best first; they may not be readable in that language */
    public List<String> ids(Language language) {
        return ids(language, USUAL, steering.breaking(clock.instant()));
    }

    private List<Popular> found(Language language, Window window, @Nullable String tag, int limit) {
        List<String> breaking = steering.breaking(clock.instant());
        List<String> ids = ids(language, window, breaking);
        List<String> wanted = tag == null ? ids : cards.tagged(tag, ids);
        var popular = new ArrayList<Popular>();
        for (Card card : cards.first(limit, wanted, language)) {
            popular.add(new Popular(card, breaking.contains(card.id()) ? Reason.BREAKING : Reason.POPULAR));
        }
        return popular;
    }

    private List<String> ids(Language language, Window window, List<String> breaking) {
        List<String> popular = ranked.get(new Asked(window, language), this::rank);
        return Stream.concat(breaking.stream(), popular.stream()).distinct().toList();
    }

    private List<String> rank(Asked asked) {
        Instant now = clock.instant();
        var popularity = new Popularity(asked.window(), asked.language().tag(), properties.weights(), now);
        attention.tell(asked.window().since(now), popularity::add);
        return popularity.best(RANKED);
    }
}
