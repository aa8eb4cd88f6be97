package org.kiosque.article.repeating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class FirstAnswersIT {

    private static final byte[] REQUEST = {1};

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    private final String key = UUID.randomUUID().toString();
    private Instant now = Instant.parse("2026-11-02T06:00:00Z");

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        Answer first = create("Une fois");
        Answer again = create("Une fois");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(again.etag()).isEqualTo(first.etag());
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        create("Une fois");
        Answer other = create("Autre chose");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        Answer answer = client.edit("POST", "/api/v1/articles", Client.draft("x"), "Idempotency-Key", "x".repeat(256));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("Idempotency-Key");
    }

    @Test
    void ofManyAtOnceOneCreates() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var start = new CountDownLatch(1);
            List<Future<Answer>> all = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return create("Tous ensemble");
                }));
            }
            start.countDown();
            var ids = new ArrayList<String>();
            for (Future<Answer> one : all) {
                assertThat(one.get().status()).isIn(201, 409);
                if (one.get().status() == 201) {
                    ids.add(one.get().id());
                }
            }
            assertThat(ids).isNotEmpty();
            assertThat(ids.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void whoeverTakesOverAfterACrashCreatesTheSame() {
        var answers = new FirstAnswers(mongo, () -> now, new JsonMapper());
        List<String> tried = new ArrayList<>();
        assertThatThrownBy(() -> answers.once(key, "test", REQUEST, String.class, id -> {
                    tried.add(id);
                    throw new IllegalStateException("the process dies here");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> answers.once(key, "test", REQUEST, String.class, id -> id))
                .isInstanceOf(StillRunningException.class);
        now = now.plus(Duration.ofMinutes(1));
        String made = answers.once(key, "test", REQUEST, String.class, id -> id);
        assertThat(tried).containsExactly(made);
        assertThat(answers.once(key, "test", REQUEST, String.class, id -> "never"))
                .isEqualTo(made);
        now = now.plus(Duration.ofHours(25));
        assertThat(answers.once(key, "test", REQUEST, String.class, id -> id)).isNotEqualTo(made);
    }

    private Answer create(String title) {
        return client.edit("POST", "/api/v1/articles", Client.draft(title), "Idempotency-Key", key);
    }
}
