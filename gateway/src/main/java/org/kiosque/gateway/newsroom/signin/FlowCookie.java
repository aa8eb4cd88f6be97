package org.kiosque.gateway.newsroom.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.Seal;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sign-in under way in the browser. The provider sends the browser back from another site, so this cookie is {@code Lax}
 * and lives for ten minutes; that of the session is {@code Strict} all the same.
 */
@Component
class FlowCookie {

    static final String NAME = "newsroom-sign-in";

    static final String PATH = "/newsroom/sign-in";

    private static final String PURPOSE = "kiosque-sign-in";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;

    private final NewsroomProperties properties;
    private final Seal seal;
    private final JsonMapper json;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    FlowCookie(NewsroomProperties properties, JsonMapper json, InstantSource clock) {
        this.properties = properties;
        this.seal = new Seal(properties.keys());
        this.json = json;
        this.clock = clock;
    }

    /** Begins a sign-in that leads to a path of the newsroom. */
    Flow begin(ServerHttpResponse response, String to) {
        var flow = new Flow(secret(), secret(), secret(), to, clock.instant());
        put(response, seal.seal(PURPOSE, json.writeValueAsBytes(flow)), LIFE);
        return flow;
    }

    /** Random, 256 bits, as base64url. */
    String secret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return the sign-in that this browser began less than ten minutes ago */
    Optional<Flow> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null
                ? Optional.empty()
                : seal.open(PURPOSE, cookie.getValue())
                        .flatMap(this::flow)
                        .filter(flow -> clock.instant().isBefore(flow.begun().plus(LIFE)));
    }

    private Optional<Flow> flow(byte[] content) {
        try {
            return Optional.of(json.readValue(content, Flow.class));
        } catch (JacksonException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    void clear(ServerHttpResponse response) {
        put(response, "", Duration.ZERO);
    }

    private void put(ServerHttpResponse response, String value, Duration age) {
        response.getCookies()
                .set(
                        NAME,
                        ResponseCookie.from(NAME, value)
                                .path(PATH)
                                .httpOnly(true)
                                .secure(properties.isSecure())
                                .sameSite("Lax")
                                .maxAge(age)
                                .build());
    }
}
