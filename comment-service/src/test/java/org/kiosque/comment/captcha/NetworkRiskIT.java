package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.context.TestPropertySource;

/** The more has come from a network, and the more of it was rejected, the more work a challenge takes; for nobody else. */
@TestPropertySource(properties = "kiosque.captcha.altcha.most-number=5000")
class NetworkRiskIT extends WithoutBroker {

    private static final String NETWORK = "203.0.113.21";

    private int said;

    private long workFor(String address) throws Exception {
        return JSON.readTree(mvc.perform(get("/api/v1/captcha").with(from(address)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .at("/challenge/maxnumber")
                .asLong();
    }

    private String says(String address) throws Exception {
        return idOf(mvc.perform(request(OPEN, changed("body", "Un mot, le numéro " + ++said + "."))
                        .with(from(address)))
                .andExpect(status().isAccepted()));
    }

    @Test
    void workGrowsWithWhatComesFromANetworkUntilTheWindowIsOver() throws Exception {
        assertThat(workFor(NETWORK)).isEqualTo(1_000);
        for (int i = 0; i < 3; i++) {
            says(NETWORK);
        }
        assertThat(workFor(NETWORK)).isEqualTo(2_000);
        for (int i = 0; i < 3; i++) {
            says(NETWORK);
        }
        assertThat(workFor(NETWORK)).isEqualTo(4_000);
        assertThat(workFor("203.0.113.22")).isEqualTo(1_000);

        clock.ahead = Duration.ofMinutes(11);
        assertThat(workFor(NETWORK)).isEqualTo(1_000);
    }

    @Test
    void eachRejectionDoublesItForADayUpToTheMost() throws Exception {
        decided("reject", says(NETWORK));
        assertThat(workFor(NETWORK)).isEqualTo(2_000);
        decided("spam", says(NETWORK));
        assertThat(workFor(NETWORK)).isEqualTo(4_000);
        decided("spam", says(NETWORK));
        assertThat(workFor(NETWORK)).isEqualTo(5_000);

        clock.ahead = Duration.ofHours(25);
        assertThat(workFor(NETWORK)).isEqualTo(1_000);
    }

    @Test
    void whereAllReadersLookAlikeNobodyWorksForOthers() throws Exception {
        for (int i = 0; i < 6; i++) {
            decided("reject", says("127.0.0.1"));
        }

        assertThat(workFor("127.0.0.1")).isEqualTo(1_000);
    }
}
