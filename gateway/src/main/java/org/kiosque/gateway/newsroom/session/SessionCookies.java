package org.kiosque.gateway.newsroom.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The session in the browser: sealed, in two cookies where one would be too long for browsers. Nothing of it is stored here, so
 * that any gateway reads it. What was signed out is remembered until it would have ended, by the gateway that was asked and by those
 * that heard it from the provider; see decision records 0050 and 0125.
 */
@Component
public class SessionCookies {

    /** Of the second part, too, with a dash and a number. */
    public static final String NAME = "newsroom";

    public static final String PATH = "/newsroom";

    private static final String PURPOSE = "kiosque-session";
    private static final int PART_LENGTH = 3_000;
    private static final int PARTS = 2;
    private static final int SIGNED_OUT = 10_000;

    private final NewsroomProperties properties;
    private final Seal seal;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Cache<String, Boolean> signedOut;

    SessionCookies(NewsroomProperties properties, JsonMapper json, InstantSource clock) {
        this.properties = properties;
        this.seal = new Seal(properties.keys());
        this.json = json;
        this.clock = clock;
        this.signedOut = Caffeine.newBuilder()
                .maximumSize(SIGNED_OUT)
                .expireAfterWrite(properties.absoluteEnd())
                .build();
    }

    /** @return the session that goes on; empty without one, after its end, and for what we did not seal */
    public Optional<StaffSession> read(ServerHttpRequest request) {
        String sealed = joined(request);
        if (sealed == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return seal.open(PURPOSE, sealed)
                .flatMap(this::session)
                .filter(session -> !session.isOver(now, properties.idleEnd(), properties.absoluteEnd()))
                .filter(session -> signedOut.getIfPresent(session.id()) == null);
    }

    private Optional<StaffSession> session(byte[] content) {
        try {
            return Optional.of(json.readValue(content, StaffSession.class));
        } catch (JacksonException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static @Nullable String joined(ServerHttpRequest request) {
        var sealed = new StringBuilder();
        for (int part = 0; part < PARTS; part++) {
            HttpCookie cookie = request.getCookies().getFirst(name(part));
            if (cookie == null) {
                break;
            }
            sealed.append(cookie.getValue());
        }
        return sealed.isEmpty() ? null : sealed.toString();
    }

    private static String name(int part) {
        return part == 0 ? NAME : NAME + "-" + part;
    }

    /** @throws TooLargeException when the provider's tokens fit into no cookie that browsers and servers bear */
    public void write(ServerHttpResponse response, StaffSession session) {
        String sealed = sealed(session);
        if (sealed.length() > PARTS * PART_LENGTH) {
            sealed = sealed(session.withoutIdToken());
        }
        if (sealed.length() > PARTS * PART_LENGTH) {
            throw new TooLargeException(sealed.length());
        }
        for (int part = 0; part < PARTS; part++) {
            int from = part * PART_LENGTH;
            boolean used = from < sealed.length();
            put(response, part, used ? sealed.substring(from, Math.min(from + PART_LENGTH, sealed.length())) : null);
        }
    }

    private String sealed(StaffSession session) {
        return seal.seal(PURPOSE, json.writeValueAsBytes(session));
    }

    /** Whoever kept a copy of the cookie does not come in with it here any more. */
    public void end(ServerHttpResponse response, StaffSession session) {
        forget(session);
        clear(response);
    }

    /** Nobody comes in with it here any more. */
    public void forget(StaffSession session) {
        signedOut.put(session.id(), true);
    }

    public void clear(ServerHttpResponse response) {
        for (int part = 0; part < PARTS; part++) {
            put(response, part, null);
        }
    }

    /** @param value null to have the browser forget it */
    private void put(ServerHttpResponse response, int part, @Nullable String value) {
        var cookie = ResponseCookie.from(name(part), value == null ? "" : value)
                .path(PATH)
                .httpOnly(true)
                .secure(properties.isSecure())
                .sameSite("Strict");
        if (value == null) {
            cookie.maxAge(Duration.ZERO);
        }
        response.getCookies().set(name(part), cookie.build());
    }

    public static final class TooLargeException extends RuntimeException {
        TooLargeException(int length) {
            super("a session of " + length + " characters fits into no cookie: let the provider write shorter tokens");
        }
    }
}
