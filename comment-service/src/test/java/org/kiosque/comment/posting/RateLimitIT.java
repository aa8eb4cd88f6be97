package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesRegex;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.ResultActions;

/** No more comments from one network address than it may leave. */
class RateLimitIT extends WithoutBroker {

    @Test
    void aFloodFromOneAddressIsStemmedButNotForModerators() throws Exception {
        for (int i = 0; i < 12; i++) {
            from("203.0.113.9", "Words " + i).andExpect(status().isAccepted());
        }
        Map<String, Object> one = changed("body", "One too many");
        mvc.perform(request(PREMODERATED, one).remoteAddress("203.0.113.9"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string(HttpHeaders.RETRY_AFTER, matchesRegex("[1-9]\\d*")));
        mvc.perform(request(PREMODERATED, one)
                        .remoteAddress("203.0.113.9")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isAccepted());
        from("203.0.113.10", "A neighbour").andExpect(status().isAccepted());
        clock.ahead = Duration.ofMinutes(11);
        from("203.0.113.9", "After a while").andExpect(status().isAccepted());
    }

    @Test
    void noMoreThanTheLimitGetInHoweverManyComeAtOnce() throws Exception {
        List<Callable<ResultActions>> posts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            var one = request(PREMODERATED, changed("body", "Words " + i)).remoteAddress("203.0.113.11");
            posts.add(() -> mvc.perform(one));
        }
        assertThat(atOnce(posts))
                .containsOnly(202, 429)
                .filteredOn(answer -> answer == 202)
                .hasSize(12);
        assertThat(stored()).isEqualTo(12);
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isEqualTo(12);
        assertThat(mongo.findAll(Document.class, "recentPosts").toString()).doesNotContain("203.0.113.11");
    }

    @Test
    void whoHasToWaitIsToldHowManyAndHowLong() throws Exception {
        for (int i = 0; i < 12; i++) {
            from("203.0.113.12", "Words " + i).andExpect(status().isAccepted());
        }
        from("203.0.113.12", "Words")
                .andExpect(jsonPath("$.detail").value(matchesRegex("At most 12 comments .* \\d+ \\w+\\.")));
    }

    private ResultActions from(String address, String body) throws Exception {
        return mvc.perform(request(PREMODERATED, changed("body", body)).remoteAddress(address));
    }
}
