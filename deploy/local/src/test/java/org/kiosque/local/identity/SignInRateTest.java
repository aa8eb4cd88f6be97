package org.kiosque.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInRateTest {

    private final SignInRate rate = new SignInRate();
    private int checked;

    private MockHttpServletResponse signIn(String name, int outcome) throws Exception {
        FilterChain check = (_, response) -> {
            checked++;
            ((HttpServletResponse) response).setStatus(outcome);
        };
        var request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Basic " + HttpHeaders.encodeBasicAuth(name, "guess", null));
        var response = new MockHttpServletResponse();
        rate.doFilter(request, response, check);
        return response;
    }

    @Test
    void wrongPasswordsOfOneNameAreRefusedUncheckedAfterTen() throws Exception {
        for (int n = 0; n < SignInRate.FAILURES_PER_NAME; n++) {
            assertThat(signIn("editor", 401).getStatus()).isEqualTo(401);
        }
        MockHttpServletResponse refused = signIn("editor", 200);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader(HttpHeaders.RETRY_AFTER))).isBetween(1, 7);
        assertThat(refused.getContentAsString()).contains("At most 10 wrong passwords");
        assertThat(checked).isEqualTo(SignInRate.FAILURES_PER_NAME);
        assertThat(signIn("translator", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void madeUpNamesAreRefusedTogether() throws Exception {
        for (int n = 0; n < SignInRate.FAILURES_IN_ALL; n++) {
            signIn("name-" + n, 401);
        }
        assertThat(signIn("one-more", 401).getStatus()).isEqualTo(429);
    }

    @Test
    void whatSucceedsIsNotCounted() throws Exception {
        for (int n = 0; n < 10 * SignInRate.FAILURES_IN_ALL; n++) {
            assertThat(signIn("deploy-token", 200).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void aHeaderThatCannotBeReadCountsForNobody() throws Exception {
        var request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Basic %%%");
        var response = new MockHttpServletResponse();
        rate.doFilter(request, response, (_, answer) -> ((HttpServletResponse) answer).setStatus(401));
        assertThat(response.getStatus()).isEqualTo(401);
    }
}
