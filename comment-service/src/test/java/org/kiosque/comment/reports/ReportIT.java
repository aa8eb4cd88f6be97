package org.kiosque.comment.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** What readers can report, and what moderators see of it. */
class ReportIT extends WithoutBroker {

    @Autowired
    private Reports reports;

    private ResultActions reports(String comment, String address, Map<String, Object> report) throws Exception {
        return mvc.perform(post("/api/v1/comments/" + comment + "/reports")
                .with(from(address))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(report)));
    }

    private ResultActions reports(String comment, String address, String reason) throws Exception {
        return reports(comment, address, Map.of("reason", reason, "note", "Vu de " + address));
    }

    private long waiting() throws Exception {
        return JSON.readTree(queue("?status=reported")
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("items")
                .size();
    }

    @Test
    void aModeratorIsCalledOnceEnoughNetworksHaveReported() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        String first = reports(id, "203.0.113.1", "offensive")
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String again =
                reports(id, "203.0.113.1", "abusive").andReturn().getResponse().getContentAsString();
        assertThat(again).isEqualTo(first).contains("reference");
        reports(id, "203.0.113.2", "spam");
        reports(id, "203.0.113.2", "spam");
        assertThat(waiting()).isZero();

        reports(id, "203.0.113.3", "other");

        queue("?status=reported&article=" + OPEN)
                .andExpect(jsonPath("$.items[0].id").value(id))
                .andExpect(jsonPath("$.items[0].reportedAt").isNotEmpty())
                .andExpect(jsonPath("$.items[0].reports.length()").value(3))
                .andExpect(jsonPath("$.items[0].reports[0].reason").value("other"))
                .andExpect(jsonPath("$.items[0].reports[0].note").value("Vu de 203.0.113.3"))
                .andExpect(content().string(not(containsString("network"))));
        queue("?status=reported&article=" + CLOSED)
                .andExpect(jsonPath("$.items").isEmpty());
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(1)); // readers go on seeing it
    }

    @Test
    void oneReportOfSomethingIllegalIsEnough() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));

        reports(id, "203.0.113.1", "illegal").andExpect(status().isAccepted());

        assertThat(waiting()).isOne();
    }

    @Test
    void aDecisionAnswersAllReportsAndLaterOnesCountAnew() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        for (int i = 1; i <= 3; i++) {
            reports(id, "203.0.113." + i, "spam");
        }
        clock.ahead = Duration.ofSeconds(1);
        decided("approve", id).andExpect(jsonPath("$.results[0].outcome").value("applied"));
        assertThat(waiting()).isZero();
        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].history[0].decision").value("approved"));

        clock.ahead = Duration.ofSeconds(2);
        reports(id, "203.0.113.1", "spam");
        reports(id, "203.0.113.2", "spam");
        assertThat(waiting()).isZero();
        reports(id, "203.0.113.3", "spam");
        assertThat(waiting()).isOne();
        decided("reject", id);
        assertThat(waiting()).isZero();
        reports(id, "203.0.113.4", "illegal").andExpect(status().isNotFound());
    }

    @Test
    void manyAtOnceFromOneNetworkAreOneReport() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        List<Callable<ResultActions>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> reports(id, "203.0.113.1", "spam"));
        }
        assertThat(atOnce(requests)).containsOnly(202);
        assertThat(mongo.getCollection("reports").countDocuments()).isOne();
        assertThat(waiting()).isZero();
    }

    @Test
    void oneNetworkLeavesSoManyReportsAndNoMore() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        for (int i = 0; i < 20; i++) {
            reports(idOf(postedTo(OPEN, changed("body", "Des mots, numéro " + i))), "203.0.113.1", "spam")
                    .andExpect(status().isAccepted());
        }
        reports(id, "203.0.113.1", "spam")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.detail").value(containsString("20 reports")));
        reports(id, "203.0.113.2", "spam").andExpect(status().isAccepted());
    }

    @Test
    void afterAWhileNobodyKnowsWhereAReportCameFrom() throws Exception {
        reports(idOf(postedTo(OPEN, comment())), "203.0.113.1", "spam");
        clock.ahead = Duration.ofDays(31);

        reports.forget();

        assertThat(mongo.getCollection("reports").countDocuments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"boring\"}",
                "{\"reason\":\"spam\",\"more\":1}",
                "{\"reason\":{}}"
            })
    void aReportThatIsNoneIsRefused(String report) throws Exception {
        mvc.perform(post("/api/v1/comments/" + idOf(postedTo(OPEN, comment())) + "/reports")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(report))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aNoteIsBoundedAndWhatIsNotSeenIsNotReported() throws Exception {
        String shown = idOf(postedTo(OPEN, comment()));
        String waits = idOf(postedTo(PREMODERATED, comment()));
        for (String note : List.of("a".repeat(501), "e" + "\u0301".repeat(31))) {
            reports(shown, "203.0.113.1", Map.of("reason", "spam", "note", note))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("/note"));
        }
        for (String id : List.of(waits, "nowherenowhe", "a".repeat(65))) {
            reports(id, "203.0.113.1", "spam").andExpect(status().isNotFound());
        }
    }
}
