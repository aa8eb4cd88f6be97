package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class RepeatedRequestIT {

    @Autowired
    Client client;

    private final String key = UUID.randomUUID().toString();

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
    void aRefusedRequestDoesNotUseTheKeyUp() {
        var draft = Client.draft("Une fois");
        draft.put("image", Map.of("mediaId", "k3v9x2m4qd70"));
        Answer refused = client.edit("POST", "/api/v1/articles", draft, "Idempotency-Key", key);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(create("Une fois").status()).isEqualTo(201);
    }

    private Answer create(String title) {
        return client.edit("POST", "/api/v1/articles", Client.draft(title), "Idempotency-Key", key);
    }
}
