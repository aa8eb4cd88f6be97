package org.kiosque.recommendation.steering;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.steering.Steering.Decision;
import org.kiosque.recommendation.steering.Steering.Entry;
import org.kiosque.recommendation.steering.SteeringException.NoSuchArticleException;
import org.springframework.stereotype.Component;

/** What editors do: pin, bar, boost, and take it back. Repeating is harmless and writes nothing. */
@Component
record SteeringDesk(Steering steering, Cards cards, InstantSource clock) {

    private static final int MOST_PINS = 20;
    private static final int MOST_BARS = 100;
    private static final int MOST_BOOSTS = 10;

    List<Entry> beside(String articleId) {
        return steering.holding(articleId);
    }

    /** @throws NoSuchArticleException when readers cannot have one of the two */
    void put(String articleId, String otherId, Action action, @Nullable String note, String by) {
        if (articleId.equals(otherId)) {
            throw new InvalidFieldException("otherId", "is the article itself");
        }
        requireLive(articleId);
        requireLive(otherId);
        List<Entry> holding = steering.holding(articleId);
        Entry before = about(otherId, holding);
        if (before != null && before.action() == action && Objects.equals(before.note(), note)) {
            return;
        }
        long most = action == Action.PIN ? MOST_PINS : MOST_BARS;
        if (holding.stream()
                        .filter(entry -> !entry.other().equals(otherId) && entry.action() == action)
                        .count()
                >= most) {
            throw new InvalidFieldException("/kind", "is one too many: an article has at most " + most + " of them");
        }
        append(articleId, otherId, new Decision(action, null, note, by, clock.instant()), before);
    }

    void release(String articleId, String otherId, String by) {
        Entry before = about(otherId, steering.holding(articleId));
        if (before != null) {
            append(articleId, otherId, new Decision(Action.RELEASE, null, null, by, clock.instant()), before);
        }
    }

    List<Entry> boosts() {
        return steering.boosts(clock.instant());
    }

    /** @throws NoSuchArticleException when readers cannot have it */
    void boost(String articleId, Instant until, @Nullable String note, String by) {
        Instant now = clock.instant();
        Instant end = until.truncatedTo(ChronoUnit.MILLIS); // as the store keeps it
        if (!end.isAfter(now) || end.isAfter(now.plus(Steering.LONGEST_BOOST).minus(Duration.ofMinutes(1)))) {
            throw new InvalidFieldException("/until", "must be in the future, and within 7 days");
        }
        requireLive(articleId);
        List<Entry> boosts = steering.boosts(now);
        Entry before = boostOf(articleId, boosts).orElse(null);
        if (before != null && end.equals(before.until()) && Objects.equals(before.note(), note)) {
            return;
        }
        if (before == null && boosts.size() >= MOST_BOOSTS) {
            throw new InvalidFieldException("/until", "is one too many: at most " + MOST_BOOSTS + " are breaking news");
        }
        append(articleId, null, new Decision(Action.BOOST, end, note, by, now), before);
    }

    void unboost(String articleId, String by) {
        Instant now = clock.instant();
        boostOf(articleId, steering.boosts(now))
                .ifPresent(
                        before -> append(articleId, null, new Decision(Action.UNBOOST, null, null, by, now), before));
    }

    /** @return one more than asked for if there is more */
    List<Entry> log(@Nullable Cursor after, int limit) {
        return steering.page(after, limit);
    }

    private void append(String articleId, @Nullable String otherId, Decision decision, @Nullable Entry before) {
        steering.append(Entry.about(articleId, otherId, decision), before);
    }

    private static @Nullable Entry about(String otherId, List<Entry> holding) {
        return holding.stream()
                .filter(entry -> entry.other().equals(otherId))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Entry> boostOf(String articleId, List<Entry> boosts) {
        return boosts.stream()
                .filter(entry -> entry.articleId().equals(articleId))
                .findFirst();
    }

    private void requireLive(String articleId) {
        if (!cards.isLive(articleId)) {
            throw new NoSuchArticleException();
        }
    }
}
