package org.kiosque.gateway.edge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class SecurityHeadersTest {

    private static final List<String> HCAPTCHA = List.of("https://hcaptcha.com", "https://*.hcaptcha.com");

    private static HttpHeaders headersOf(String provider, Duration hstsMaxAge, String site) {
        var headers = new HttpHeaders();
        headers.set("Strict-Transport-Security", "of a service");
        new SecurityHeaders(new TrustProperties(List.of(), provider, hstsMaxAge), URI.create(site)).putInto(headers);
        return headers;
    }

    /** The directives of the policy by their name. */
    private static Map<String, List<String>> policyWith(String provider) {
        HttpHeaders headers = headersOf(provider, Duration.ofDays(1), "https://kiosque.example");
        String policy = headers.getFirst("Content-Security-Policy");
        assertThat(policy).isNotNull().doesNotContain("unsafe-inline").doesNotContain("unsafe-eval");
        return Arrays.stream(policy.split("; ", -1))
                .map(directive -> List.of(directive.split(" ", -1)))
                .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"script-src", "style-src", "connect-src", "frame-src"})
    void withHcaptchaPagesMayLoadWhatItNeeds(String directive) {
        assertThat(policyWith("hcaptcha").get(directive)).containsAll(HCAPTCHA);
    }

    @Test
    void hcaptchaMayNothingElse() {
        var policy = policyWith("hcaptcha");

        policy.keySet().removeAll(List.of("script-src", "style-src", "connect-src", "frame-src"));
        assertThat(policy.values()).allSatisfy(sources -> assertThat(sources).doesNotContainAnyElementsOf(HCAPTCHA));
        assertThat(policy.get("default-src")).containsExactly("'self'");
    }

    @Test
    void withoutItPagesLoadNothingFromOthers() {
        var policy = policyWith("altcha");

        assertThat(policy.values().stream().flatMap(List::stream))
                .containsOnly("'self'", "'none'", "data:")
                .isNotEmpty();
        assertThat(policy.get("frame-src")).containsExactly("'none'");
        assertThat(policy.get("script-src")).containsExactly("'self'");
    }

    @Test
    void browsersComeByTlsAloneWhereThereIsAny() {
        String name = "Strict-Transport-Security";
        assertThat(headersOf("altcha", Duration.ofDays(365), "https://kiosque.example")
                        .get(name))
                .containsExactly("max-age=31536000");
        assertThat(headersOf("altcha", Duration.ZERO, "https://kiosque.example").get(name))
                .as("taken back")
                .containsExactly("max-age=0");
        assertThat(headersOf("altcha", Duration.ofDays(365), "http://localhost:8080")
                        .get(name))
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustProperties(List.of(), "altcha", Duration.ofDays(-1)))
                .withMessage("kiosque.edge.hsts-max-age must not be negative");
    }
}
