package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.Solver;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Whom moderators know is spared the captcha, for one comment with each that was approved. */
@TestPropertySource(properties = "kiosque.captcha.returning.least-approved=2")
class ReturningAuthorsIT extends WithoutBroker {

    private int said;

    private Map<String, Object> words(String email) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("author", author("Ada", email));
        comment.put("body", "Un mot de plus, le numéro " + ++said + ".");
        return comment;
    }

    private JsonNode posts() throws Exception {
        Map<String, Object> comment = words("ada@example.org");
        comment.put("captcha", Solver.solved(offer()));
        return receipt(postedTo(OPEN, comment));
    }

    private static JsonNode receipt(ResultActions posted) throws Exception {
        return JSON.readTree(posted.andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String tokenOf(JsonNode receipt) {
        return "author." + receipt.get("id").asString() + "."
                + receipt.get("editToken").asString();
    }

    private ResultActions with(String token, String email) throws Exception {
        Map<String, Object> comment = words(email);
        comment.put("captcha", token);
        return postedTo(OPEN, comment);
    }

    @Test
    void aKnownAuthorPostsOneMoreWithEachCommentThatReadersSee() throws Exception {
        JsonNode first = posts();
        with(tokenOf(first), "ada@example.org")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-invalid"));
        JsonNode second = posts();

        JsonNode third = receipt(with(tokenOf(second), "ada@example.org"));
        with(tokenOf(second), "ada@example.org")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-replayed"));
        receipt(with(tokenOf(third), "ada@example.org"));
    }

    @Test
    void nobodyElseCanUseItAndNobodyWithARejection() throws Exception {
        posts();
        JsonNode second = posts();
        String token = tokenOf(second);
        with(token, "ida@example.org").andExpect(status().isBadRequest());
        with(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"), "ada@example.org")
                .andExpect(status().isBadRequest());
        JsonNode third = posts();
        decided("reject", third.get("id").asString());

        with(tokenOf(third), "ada@example.org").andExpect(status().isBadRequest());
        with(token, "ada@example.org")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/captcha"));
    }

    @Test
    void aTokenIsGoodForSomeTimeAndUnderEightThreadsForOneComment() throws Exception {
        posts();
        String token = tokenOf(posts());
        List<Callable<ResultActions>> at = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> comment = words("ada@example.org");
            comment.put("captcha", token);
            at.add(() -> postedTo(OPEN, comment));
        }
        assertThat(atOnce(at)).containsOnly(202, 400).containsOnlyOnce(202);

        String later = tokenOf(posts());
        clock.ahead = Duration.ofDays(31);
        with(later, "ada@example.org")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-expired"));
    }
}
