package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.Solver;
import org.kiosque.comment.WithoutBroker;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.ResultActions;

/** The same request again, by its Idempotency-Key. */
class RepeatedRequestIT extends WithoutBroker {

    @Test
    void theSameKeyAndBodyGetsTheFirstAnswerAgain() throws Exception {
        Map<String, Object> comment = comment();
        String first = idOf(keyed("key-1", comment).andExpect(status().isAccepted()));
        String again = idOf(keyed("key-1", comment).andExpect(status().isAccepted()));
        assertThat(again).isEqualTo(first);
        assertThat(stored()).isEqualTo(1);

        comment.put("body", "Something else");
        keyed("key-1", comment)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:idempotency-key-reused"));
        keyed("k".repeat(256), comment).andExpect(status().isBadRequest());
    }

    @Test
    void theFirstAnswerIsRepeatedEvenWhenTheArticleHasBeenWithdrawnSince() throws Exception {
        Map<String, Object> comment = comment();
        String first = idOf(keyed("key-4", comment));
        mongo.updateMulti(new Query(), new Update().set("withdrawnAt", Instant.now()), "discussions");

        assertThat(idOf(keyed("key-4", comment).andExpect(status().isAccepted())))
                .isEqualTo(first);
        comment.put("body", "Something else");
        keyed("key-4", comment).andExpect(status().is(422));
        keyed("key-5", comment).andExpect(status().isGone());
    }

    @Test
    void twoRequestsWithOneKeyAtTheSameMomentAreOneComment() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "twice-" + round;
            Map<String, Object> comment = changed("body", "Words of round " + round);
            var start = new CyclicBarrier(2);
            Callable<ResultActions> post = () -> {
                start.await();
                return keyed(key, comment);
            };
            assertThat(atOnce(List.of(post, post))).isSubsetOf(202, 409);
            keyed(key, comment).andExpect(status().isAccepted());
            assertThat(stored()).isEqualTo(round + 1);
        }
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() throws Exception {
        Map<String, Object> comment = changed("captcha", "wrong");
        keyed("key-2", comment).andExpect(status().isBadRequest());
        comment.put("parentId", "nowherenowhe");
        keyed("key-2", comment).andExpect(status().isBadRequest());
        comment.remove("parentId");
        comment.put("captcha", Solver.solved(offer()));
        keyed("key-2", comment).andExpect(status().isAccepted());
    }

    @Test
    void aRequestThatDiedAfterItsCaptchaWasUsedCanBeRepeatedWithItsKey() throws Exception {
        Map<String, Object> comment = comment();
        String id = idOf(keyed("key-3", comment));
        // as if the process had died between the captcha and the comment
        mongo.remove(new Query(), "comments");
        mongo.updateMulti(
                new Query(),
                new Update().unset("answer").set("until", Instant.now().plusSeconds(20)),
                "idempotencyKeys");
        keyed("key-3", comment)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:request-still-running"));
        clock.ahead = Duration.ofSeconds(30);
        assertThat(idOf(keyed("key-3", comment).andExpect(status().isAccepted())))
                .isEqualTo(id);
        assertThat(stored()).isEqualTo(1);
    }

    private ResultActions keyed(String key, Map<String, Object> comment) throws Exception {
        return mvc.perform(request(PREMODERATED, comment).header("Idempotency-Key", key));
    }
}
