package org.kiosque.gateway.newsroom.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who is signed in, as the sealed cookie says it.
 *
 * @param id of this session
 * @param name as which services sign what is done
 * @param roles by which rooms are shown; what somebody may do the services decide
 * @param language of the pages
 * @param accessToken shown to services
 * @param accessEnds when it does not count any more
 * @param refreshToken gets the next one; null when the provider gives none
 * @param idToken names the session to the provider at its end; null when it does not fit into a cookie
 * @param csrf stands in every form of this session
 * @param seen when something was last asked in it, up to a minute ago
 */
public record StaffSession(
        String id,
        String name,
        List<String> roles,
        String language,
        String accessToken,
        Instant accessEnds,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String csrf,
        Instant begun,
        Instant seen) {

    private static final String ATTRIBUTE = StaffSession.class.getName();

    /** The session in which something is asked for. The guard lets nothing pass without one but the sign-in itself. */
    public static StaffSession of(ServerWebExchange exchange) {
        StaffSession session = find(exchange);
        if (session == null) {
            throw new IllegalStateException("the guard let somebody pass");
        }
        return session;
    }

    /** Null outside of a session. */
    public static @Nullable StaffSession find(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    public void enter(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    boolean isOver(Instant now, Duration idle, Duration absolute) {
        return !now.isBefore(seen.plus(idle)) || !now.isBefore(begun.plus(absolute));
    }

    public StaffSession seen(Instant now) {
        return new StaffSession(
                id, name, roles, language, accessToken, accessEnds, refreshToken, idToken, csrf, begun, now);
    }

    public StaffSession in(String other) {
        return new StaffSession(
                id, name, roles, other, accessToken, accessEnds, refreshToken, idToken, csrf, begun, seen);
    }

    StaffSession withoutIdToken() {
        return new StaffSession(
                id, name, roles, language, accessToken, accessEnds, refreshToken, null, csrf, begun, seen);
    }

    public StaffSession refreshed(Tokens tokens) {
        return new StaffSession(
                id,
                name,
                tokens.roles() == null ? roles : tokens.roles(),
                language,
                tokens.accessToken(),
                tokens.accessEnds(),
                tokens.refreshToken() == null ? refreshToken : tokens.refreshToken(),
                tokens.idToken() == null ? idToken : tokens.idToken(),
                csrf,
                begun,
                seen);
    }

    /**
     * What the provider gave.
     *
     * @param roles null when it does not say
     * @param refreshToken null when the one before stays
     * @param idToken likewise
     */
    public record Tokens(
            String accessToken,
            Instant accessEnds,
            @Nullable String refreshToken,
            @Nullable String idToken,
            @Nullable List<String> roles) {}

    @Override
    public String toString() { // tokens are nobody's business
        return "session " + id + " of " + name;
    }
}
