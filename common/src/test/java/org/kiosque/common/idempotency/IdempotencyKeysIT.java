package org.kiosque.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.Refusal;
import org.kiosque.common.idempotency.IdempotencyException.KeyReusedException;
import org.kiosque.common.idempotency.IdempotencyException.StillRunningException;
import org.kiosque.common.store.FormerCollection;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyKeysIT {

    private static final byte[] REQUEST = {1};

    private static MongoTemplate mongo;

    private final String key = UUID.randomUUID().toString();
    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-11-02T06:00:00Z");
    private final IdempotencyKeys answers = keysOfToday();

    @BeforeAll
    static void connect() {
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));
    }

    private IdempotencyKeys keysOfToday() {
        var former = new FormerCollection(mongo, "answers", KeyedRequest.COLLECTION);
        return new IdempotencyKeys(mongo, () -> now, new JsonMapper(), former);
    }

    @Test
    void anAnswerThatAnEarlierVersionKeptIsStillGiven() {
        String made = make();
        Document kept = mongo.findOne(query(where("created").is(made)), Document.class, KeyedRequest.COLLECTION);
        assertThat(kept).isNotNull();
        mongo.remove(kept, KeyedRequest.COLLECTION);
        mongo.insert(kept.append("_class", "org.kiosque.common.repeating.FirstAnswer"), "answers");

        assertThat(keysOfToday().once(key, "test", REQUEST, String.class, Claim::id))
                .isEqualTo(made);
        assertThat(mongo.count(new Query(), "answers")).isZero();
    }

    private String make() {
        return answers.once(key, "test", REQUEST, String.class, claim -> {
            tried.add(claim.id());
            return claim.id();
        });
    }

    private void fail(RuntimeException failure) {
        assertThatThrownBy(() -> answers.once(key, "test", REQUEST, String.class, claim -> {
                    tried.add(claim.id());
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void theAnswerIsKeptForADay() {
        String made = make();
        now = now.plus(Duration.ofHours(23));
        assertThat(make()).isEqualTo(made);
        assertThat(tried).containsExactly(made);
        now = now.plus(Duration.ofHours(2));
        assertThat(make()).isNotEqualTo(made);
    }

    @Test
    void aRefusedRequestLeavesNoTrace() {
        fail(new InvalidFieldException("/title", "is too long"));

        String made = answers.once(key, "test", new byte[] {2}, String.class, Claim::id);

        assertThat(tried).doesNotContain(made);
    }

    @Test
    void whatTheServiceRefusesForReasonsOfItsOwnLeavesNoTraceEither() {
        fail(new TooMany());

        assertThat(answers.once(key, "test", new byte[] {2}, Boolean.class, Claim::retaken))
                .isFalse();
    }

    @Test
    void onlyWhoTakesOverIsToldThatAnotherWasAtIt() {
        assertThat(answers.once(null, "test", REQUEST, Boolean.class, Claim::retaken))
                .isFalse();
        fail(new IllegalStateException("the store was away, perhaps after the write"));

        assertThat(answers.once(key, "test", REQUEST, Boolean.class, Claim::retaken))
                .isTrue();
    }

    @Test
    void aFailedRequestCanBeRepeatedAtOnceAndMakesTheSame() {
        fail(new IllegalStateException("the store was away, perhaps after the write"));

        String made = make();

        assertThat(tried).containsExactly(made, made);
        assertThatThrownBy(() -> answers.once(key, "test", new byte[] {2}, String.class, Claim::id))
                .isInstanceOf(KeyReusedException.class);
    }

    @Test
    void whoeverTakesOverFromADeadProcessMakesTheSameAndALateOneSpoilsNothing() throws Exception {
        var started = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            Future<String> first = slow.submit(() -> answers.once(key, "test", REQUEST, String.class, claim -> {
                tried.add(claim.id());
                started.countDown();
                await(proceed);
                throw new IllegalStateException("too late");
            }));
            started.await(10, TimeUnit.SECONDS);
            assertThatThrownBy(this::make).isInstanceOf(StillRunningException.class);

            now = now.plus(Duration.ofMinutes(1));
            var second = new CountDownLatch(1);
            String made = answers.once(key, "test", REQUEST, String.class, claim -> {
                tried.add(claim.id());
                proceed.countDown(); // the first one fails now, and must not give up a claim that is no longer its own
                assertThatThrownBy(first::get).hasRootCauseMessage("too late");
                assertThatThrownBy(this::make).isInstanceOf(StillRunningException.class);
                second.countDown();
                return claim.id();
            });

            assertThat(second.getCount()).isZero();
            assertThat(tried).containsExactly(made, made);
            assertThat(make()).isEqualTo(made);
            assertThat(tried).hasSize(2);
        }
    }

    private static final class TooMany extends RuntimeException implements Refusal {

        private static final long serialVersionUID = 1L;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
