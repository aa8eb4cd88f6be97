package org.kiosque.article.keys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in who sends a key as a bearer token. It stands for a token without roles, so that only what names a scope is open to
 * it, and what the machine does is signed with the key's name. For the security chain alone.
 */
public final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String RETRY_AFTER_SECONDS = "60";
    private static final String RETRY_SOON_SECONDS = "5";

    private final ApiKeys keys;
    private final WrongKeys wrongKeys;
    private final InstantSource clock;
    private final ProblemResponse problems;

    ApiKeyFilter(ApiKeys keys, WrongKeys wrongKeys, InstantSource clock, JsonMapper json) {
        this.keys = keys;
        this.wrongKeys = wrongKeys;
        this.clock = clock;
        this.problems = new ProblemResponse(json);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = keyOf(request);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        if (wrongKeys.tooMany(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.write(request, response, CommonProblems.TOO_MANY_REQUESTS, "Too many keys were none.");
            return;
        }
        Optional<ApiKey> known;
        try {
            known = keys.find(key);
        } catch (RuntimeException e) {
            if (!TransientFailures.causedBy(e)) {
                throw e;
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SOON_SECONDS);
            problems.write(request, response, CommonProblems.UNAVAILABLE, "Keys cannot be checked for the moment.");
            return;
        }
        if (known.isEmpty()) {
            wrongKeys.add(request.getRemoteAddr());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(request, response, CommonProblems.UNAUTHENTICATED, "The key is none, or at its end.");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(known.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(new WithoutKey(request), response);
    }

    private static @Nullable String keyOf(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean key = sent != null && sent.regionMatches(true, 0, BEARER + ApiKeys.PREFIX, 0, 10);
        return key ? sent.substring(BEARER.length()) : null;
    }

    private JwtAuthenticationToken authentication(ApiKey key) {
        Jwt jwt = Jwt.withTokenValue("key " + key.id())
                .header("typ", "key")
                .claim(JwtClaimNames.SUB, "key:" + key.id())
                .claim("preferred_username", key.name())
                .issuedAt(clock.instant())
                .expiresAt(key.endsAt())
                .build();
        return new JwtAuthenticationToken(
                jwt,
                key.scopes().stream()
                        .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                        .toList());
    }

    /** For what comes behind, which would take the key for a token of its own kind. */
    private static final class WithoutKey extends HttpServletRequestWrapper {

        WithoutKey(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
