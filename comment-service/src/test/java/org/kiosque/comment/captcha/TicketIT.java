package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import tools.jackson.databind.json.JsonMapper;

/** What stands for a captcha where no scripts run. */
class TicketIT extends WithoutBroker {

    private String ticket() throws Exception {
        String answer = mvc.perform(get("/api/v1/captcha/ticket"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.goodAfterSeconds").value(5))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonMapper.shared().readTree(answer).get("ticket").asString();
    }

    @Test
    void whoHasWaitedIsReadByAModeratorFirst() throws Exception {
        Map<String, Object> comment = changed("captcha", ticket());
        clock.ahead = Duration.ofSeconds(6);

        posted(comment)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));
    }

    @Test
    void whoHasNotMaySendTheSameAgain() throws Exception {
        Map<String, Object> comment = changed("captcha", ticket());
        clock.ahead = Duration.ofSeconds(3);
        refused(comment, 400, "captcha-early", "/captcha");

        clock.ahead = Duration.ofSeconds(6);
        posted(comment).andExpect(status().isAccepted());
    }

    @Test
    void aTicketIsGoodOnceAndNotForEver() throws Exception {
        Map<String, Object> late = changed("captcha", ticket());
        clock.ahead = Duration.ofMinutes(61);
        refused(late, 400, "captcha-expired", "/captcha");

        clock.ahead = Duration.ZERO;
        Map<String, Object> first = changed("captcha", ticket());
        clock.ahead = Duration.ofSeconds(6);
        posted(first).andExpect(status().isAccepted());
        first.put("body", "Another text with the same ticket.");
        posted(first)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-replayed"));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void nobodyCanMakeOne() throws Exception {
        String[] parts = ticket().split("\\.");
        long issued = Long.parseLong(parts[2]);
        clock.ahead = Duration.ofSeconds(6);

        refused(
                changed("captcha", String.join(".", parts[0], parts[1], Long.toString(issued - 60), parts[3])),
                400,
                "captcha-invalid",
                "/captcha");
        refused(
                changed("captcha", String.join(".", parts[0], parts[1] + "x", parts[2], parts[3])),
                400,
                "captcha-invalid",
                "/captcha");
    }
}
