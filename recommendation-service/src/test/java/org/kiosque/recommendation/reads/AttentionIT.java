package org.kiosque.recommendation.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.RunningService;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** What replicas know of what all of them have counted, and what it costs them. */
class AttentionIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final Instant WEEK_AGO = NOW.minus(Attention.LONGEST_WINDOW);
    private static final List<Language> LANGUAGES = List.of(Language.of("fr"), Language.of("en"), Language.of("pt-BR"));

    /** @param language null for comments */
    private record Counted(
            String article, Instant hour, @Nullable String language) {}

    @RegisterExtension
    static final RunningService service = RunningService.start("spring.kafka.listener.auto-startup=false");

    private final MongoOperations mongo = service.bean(MongoOperations.class);
    private final Attention one = replica();
    private final Attention other = replica();

    private Attention replica() {
        return new Attention(mongo, InstantSource.fixed(NOW));
    }

    @BeforeEach
    void nothingIsCounted() {
        mongo.remove(new Query(), Attention.COLLECTION);
    }

    @Test
    void whatWasReadOnceIsNotReadAgainUnlessItChanges() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            many.add(counted("a" + number, NOW, 1)
                    .append("changed", Date.from(NOW.minus(Duration.ofHours(1)).minusSeconds(number))));
        }
        mongo.getCollection(Attention.COLLECTION).insertMany(many);
        assertThat(one.follow()).isBetween(2_000, 2_020);
        assertThat(one.follow())
                .as("documents of the last ten seconds of counting")
                .isLessThan(20);

        other.add("a1234", LANGUAGES.getFirst(), NOW);

        assertThat(one.follow()).isLessThan(20);
        assertThat(one.follow()).isEqualTo(1);
        assertThat(known(one))
                .hasSize(2_000)
                .containsEntry(new Counted("a1234", NOW, "fr"), 2L)
                .containsEntry(new Counted("a1235", NOW, "fr"), 1L);
    }

    @Test
    void replicasKnowWhatIsStoredWhoeverHasCountedItAndForWhichHour() {
        var random = new Random(7);
        Map<Counted, Long> stored = new HashMap<>();
        for (int round = 0; round < 400; round++) {
            Attention counting = random.nextBoolean() ? one : other;
            String article = "a" + random.nextInt(12);
            Instant hour = NOW.minus(Duration.ofHours(random.nextInt(7 * 24)));
            if (random.nextInt(3) > 0) {
                Language language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                counting.add(article, language, hour.plusSeconds(random.nextInt(3_600)));
                stored.merge(new Counted(article, hour, language.tag()), 1L, Long::sum);
            } else {
                long comments = random.nextInt(4); // none once all are removed
                counting.set(article, hour, comments);
                counting.set(article, hour, comments); // told once more
                stored.put(new Counted(article, hour, null), comments);
            }
            if (round % 20 == 0) {
                (random.nextBoolean() ? one : other).follow();
            }
        }
        stored.values().removeIf(times -> times == 0);

        assertThat(known(one)).isEqualTo(stored);
        assertThat(known(other)).isEqualTo(stored);
        assertThat(known(replica())).as("one that has just started").isEqualTo(stored);
    }

    @Test
    void nothingIsMissedThatIsCountedWhileItIsRead() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int reader = 0; reader < 400; reader++) {
                Attention counting = reader % 2 == 0 ? one : other;
                String article = "a" + reader % 10;
                work.add(() -> {
                    counting.add(article, LANGUAGES.getFirst(), NOW);
                    return null;
                });
                work.add(() -> {
                    (counting == one ? other : one).follow();
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        for (Attention replica : List.of(one, other)) {
            assertThat(known(replica).values()).hasSize(10).containsOnly(40L);
        }
    }

    @Test
    void whatOthersCanReadLaterThanItsTimeIsNotMissed() {
        Instant changed = NOW.minus(Duration.ofMinutes(10));
        mongo.getCollection(Attention.COLLECTION)
                .insertOne(counted("early", NOW, 1).append("changed", Date.from(changed)));
        one.follow();

        mongo.getCollection(Attention.COLLECTION)
                .insertOne(counted("late", NOW, 1).append("changed", Date.from(changed.minusSeconds(8))));

        assertThat(known(one)).containsOnlyKeys(new Counted("early", NOW, "fr"), new Counted("late", NOW, "fr"));
    }

    @Test
    void aClockOfTheStoreThatWasAheadHidesNothingThatFollows() {
        mongo.getCollection(Attention.COLLECTION)
                .insertOne(counted("ahead", NOW, 1).append("changed", Date.from(NOW.plus(Duration.ofHours(5)))));
        one.follow();

        other.add("after", LANGUAGES.getFirst(), NOW);

        assertThat(known(one)).containsOnlyKeys(new Counted("ahead", NOW, "fr"), new Counted("after", NOW, "fr"));
    }

    @Test
    void whatAVersionBeforeHasCountedIsKnown() {
        mongo.getCollection(Attention.COLLECTION)
                .insertMany(List.of(counted("old", NOW.minus(Duration.ofDays(3)), 5), counted("old", NOW, 2)));

        assertThat(known(one))
                .containsOnly(
                        Map.entry(new Counted("old", NOW.minus(Duration.ofDays(3)), "fr"), 5L),
                        Map.entry(new Counted("old", NOW, "fr"), 2L));

        other.add("old", LANGUAGES.getFirst(), NOW);
        assertThat(known(one)).containsEntry(new Counted("old", NOW, "fr"), 3L);
    }

    @Test
    void daysThatAreOverAreForgottenAndNotTakenAgain() {
        Instant[] time = {NOW};
        var replica = new Attention(mongo, () -> time[0]);
        other.add("a", LANGUAGES.getFirst(), NOW);
        other.add("a", LANGUAGES.getFirst(), NOW.minus(Duration.ofDays(3)));
        other.add("b", LANGUAGES.getFirst(), NOW.minus(Duration.ofDays(3)));
        assertThat(known(replica)).hasSize(3);

        time[0] = NOW.plus(Duration.ofDays(5));
        other.set("a", NOW.minus(Duration.ofDays(3)), 2);

        assertThat(known(replica)).containsOnlyKeys(new Counted("a", NOW, "fr"));
    }

    @Test
    void theFiguresOfADayAreTheSumsOfItsArticles() {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        Instant first = today.minusDays(6).atStartOfDay(ZoneOffset.UTC).toInstant();
        other.add("a", LANGUAGES.getFirst(), NOW);
        other.add("a", LANGUAGES.getLast(), NOW);
        other.add("b", LANGUAGES.getLast(), NOW);
        other.set("b", NOW, 4);
        other.add("a", LANGUAGES.getLast(), first);
        other.set("c", first.plus(Duration.ofHours(23)), 2);
        other.add("c", LANGUAGES.getFirst(), first.minusSeconds(1));
        other.add("c", LANGUAGES.getFirst(), NOW.plus(Duration.ofDays(1)));

        List<DailyAttention.OfDay> days = new DailyAttention(one, InstantSource.fixed(NOW)).days();

        assertThat(days)
                .extracting(DailyAttention.OfDay::day)
                .containsExactlyElementsOf(
                        today.minusDays(6).datesUntil(today.plusDays(1)).toList());
        assertThat(days.getFirst()).isEqualTo(new DailyAttention.OfDay(today.minusDays(6), 1, 2));
        assertThat(days.getLast()).isEqualTo(new DailyAttention.OfDay(today, 3, 4));
        assertThat(days.subList(1, 6)).allMatch(day -> day.reads() + day.comments() == 0);
    }

    @Test
    void whatHasChangedComesFromAnIndex() {
        var find = new Document("find", Attention.COLLECTION)
                .append("filter", Attention.changedSince(NOW).getQueryObject());
        try {
            await().untilAsserted(() -> assertThat(
                            mongo.executeCommand(new Document("explain", find).append("verbosity", "queryPlanner"))
                                    .get("queryPlanner", Document.class)
                                    .get("winningPlan", Document.class)
                                    .toJson())
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN"));
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        }
    }

    /** As a replica stores it. */
    private static Document counted(String article, Instant hour, long reads) {
        Instant day = hour.truncatedTo(ChronoUnit.DAYS);
        String hourOfDay = String.valueOf(ChronoUnit.HOURS.between(day, hour));
        return new Document("_id", LocalDate.ofInstant(day, ZoneOffset.UTC) + ":" + article)
                .append("articleId", article)
                .append("day", Date.from(day))
                .append("reads", new Document(hourOfDay, new Document("fr", reads)));
    }

    private static Map<Counted, Long> known(Attention replica) {
        Map<Counted, Long> known = new HashMap<>();
        replica.tell(
                WEEK_AGO,
                (article, hour, language, times) -> assertThat(known.put(new Counted(article, hour, language), times))
                        .as("told twice: %s at %s", article, hour)
                        .isNull());
        return known;
    }
}
