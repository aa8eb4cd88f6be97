package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.Solver;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Every comment needs an answer of its own. */
class CaptchaIT extends WithoutBroker {

    @Test
    void aMissingCaptchaIsNamed() throws Exception {
        refused(changed("captcha", null), 400, "invalid-request", "/captcha");
        refused(changed("captcha", " "), 400, "invalid-request", "/captcha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "e30=", "eyJhbGdvcml0aG0iOiJTSEEtMjU2In0="})
    void aWrongCaptchaIsRefused(String captcha) throws Exception {
        refused(changed("captcha", captcha), 400, "captcha-invalid", "/captcha");
    }

    @Test
    void unlessSoConfiguredAKnownAuthorAnswersOne() throws Exception {
        JsonNode known = JSON.readTree(
                postedTo(OPEN, comment()).andReturn().getResponse().getContentAsString());
        Map<String, Object> second = changed("body", "Un autre texte.");
        second.put(
                "captcha",
                "author." + known.get("id").asString() + "."
                        + known.get("editToken").asString());

        postedTo(OPEN, second)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-invalid"));
    }

    /** ALTCHA's widget says how long the work took. */
    @Test
    void whatAWidgetAddsToAnAnswerDoesNoHarm() throws Exception {
        String answer =
                new String(Base64.getDecoder().decode((String) comment().get("captcha")), StandardCharsets.UTF_8);
        String longer = answer.substring(0, answer.length() - 1) + ",\"took\":123}";
        posted(changed("captcha", Base64.getEncoder().encodeToString(longer.getBytes(StandardCharsets.UTF_8))))
                .andExpect(status().isAccepted());
    }

    @Test
    void anExpiredCaptchaIsRefused() throws Exception {
        Map<String, Object> late = comment();
        clock.ahead = Duration.ofMinutes(11);
        refused(late, 400, "captcha-expired", "/captcha");
    }

    @Test
    void aReplayedCaptchaIsRefused() throws Exception {
        Map<String, Object> first = comment();
        posted(first).andExpect(status().isAccepted());
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.put("body", "Another text with the same proof of work.");
        posted(second)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-replayed"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/captcha"));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aMistypedCommentDoesNotUseTheCaptchaUp() throws Exception {
        Map<String, Object> bad = changed("author", author("Ada", "nowhere"));
        refused(bad, 400, "invalid-request", "/author/email");
        bad.put("author", author("Ada", "ada@example.org"));
        posted(bad).andExpect(status().isAccepted());
    }

    @Test
    void oneCaptchaUnderEightThreadsIsWorthOneComment() throws Exception {
        String answer = Solver.solved(offer());
        List<Callable<ResultActions>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> comment = comment();
            comment.put("captcha", answer);
            comment.put("body", "Text number " + i);
            posts.add(() -> posted(comment));
        }
        assertThat(atOnce(posts)).containsExactlyInAnyOrder(202, 400, 400, 400, 400, 400, 400, 400);
        assertThat(stored()).isEqualTo(1);
    }
}
