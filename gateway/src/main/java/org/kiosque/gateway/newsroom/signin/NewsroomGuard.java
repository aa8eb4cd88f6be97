package org.kiosque.gateway.newsroom.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.Territory;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.SessionCookies;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lets nobody into the newsroom who is not signed in, and nothing be done that no form of the same session asked for. Keeps the
 * session's cookie fresh: a token that is about to end is changed for the next one, once for all requests that come together.
 */
@Component
@Order(Filters.CLIENT_ADDRESS + 5)
class NewsroomGuard implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(NewsroomGuard.class);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Beside the last second, for the time that a call takes. */
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(45);

    /** What a page asks for by itself says so: it keeps no session alive that nobody is at. */
    private static final String UNATTENDED = "Newsroom-Unattended";

    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

    private final NewsroomProperties properties;
    private final SessionCookies cookies;
    private final Provider provider;
    private final FailurePages failures;
    private final InstantSource clock;
    private final Cache<String, StaffSession.Tokens> refreshed = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(BEFORE_THE_END)
            .build();

    private final Cache<String, Boolean> askedAbout = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(ASKED_AGAIN)
            .build();

    NewsroomGuard(
            NewsroomProperties properties,
            SessionCookies cookies,
            Provider provider,
            FailurePages failures,
            InstantSource clock) {
        this.properties = properties;
        this.cookies = cookies;
        this.provider = provider;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (Territory.of(path) != Territory.NEWSROOM || path.startsWith(Rooms.FILES)) {
            return chain.filter(exchange);
        }
        if (!properties.isOpen()) {
            return Mono.error(new NewsroomClosedException());
        }
        boolean reads = READS.contains(request.getMethod());
        if (!reads) {
            SameOrigin.require(request, properties.baseUrl());
        }
        Optional<StaffSession> found = cookies.read(request);
        if (found.isEmpty()) {
            return path.equals(FlowCookie.PATH) || path.startsWith(FlowCookie.PATH + "/")
                    ? chain.filter(exchange)
                    : askForSignIn(exchange, reads);
        }
        return current(found.get()).flatMap(session -> {
            if (session.isEmpty()) {
                cookies.clear(exchange.getResponse());
                return askForSignIn(exchange, reads);
            }
            return enter(exchange, chain, found.get(), session.get(), reads);
        });
    }

    private Mono<Void> enter(
            ServerWebExchange exchange,
            WebFilterChain chain,
            StaffSession before,
            StaffSession session,
            boolean reads) {
        Instant now = clock.instant();
        boolean unattended = exchange.getRequest().getHeaders().containsHeader(UNATTENDED);
        boolean toBeSeen = !unattended && !now.isBefore(session.seen().plus(SEEN_AGAIN));
        StaffSession entering = toBeSeen ? session.seen(now) : session;
        if (!entering.equals(before)) {
            cookies.write(exchange.getResponse(), entering);
        }
        entering.enter(exchange);
        if (reads) {
            return chain.filter(exchange);
        }
        return ReceivedForm.tokenIn(exchange)
                .flatMap(token -> isEqual(token, entering.csrf())
                        ? chain.filter(exchange)
                        : failures.confirm(exchange, HttpStatus.FORBIDDEN));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the session with a token that counts; empty when there is none to be had any more */
    private Mono<Optional<StaffSession>> current(StaffSession session) {
        Instant now = clock.instant();
        if (now.isBefore(session.accessEnds().minus(BEFORE_THE_END))) {
            askAbout(session);
            return Mono.just(Optional.of(session));
        }
        boolean counts = now.isBefore(session.accessEnds());
        if (session.refreshToken() == null) {
            return Mono.just(Optional.of(session).filter(_ -> counts));
        }
        return Mono.fromCallable(() -> Optional.of(session.refreshed(Objects.requireNonNull(
                        refreshed.get(session.id() + session.accessEnds(), _ -> provider.refresh(session))))))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(RuntimeException.class, failure -> {
                    if (counts) {
                        return Mono.just(Optional.of(session)); // perhaps another gateway was faster, or it is away
                    }
                    log.info("{} cannot go on: {}", session, failure.toString());
                    return isFinal(failure)
                            ? Mono.just(Optional.<StaffSession>empty())
                            : Mono.error(new ProviderAwayException(failure));
                });
    }

    /**
     * Once a minute, and beside the request, since the answer may take its time: a session that was ended elsewhere, at another
     * gateway or at the provider, ends here with the request after this one.
     */
    private void askAbout(StaffSession session) {
        if (askedAbout.asMap().putIfAbsent(session.id(), true) == null) {
            Schedulers.boundedElastic().schedule(() -> {
                if (!provider.goesOn(session)) {
                    log.info("{} has ended at the provider", session);
                    cookies.forget(session);
                }
            });
        }
    }

    /** Whether the provider has said no, rather than nothing. */
    private static boolean isFinal(RuntimeException failure) {
        return failure instanceof OAuth2AuthorizationException said
                && "invalid_grant".equals(said.getError().getErrorCode());
    }

    /**
     * Whoever comes by a link from elsewhere has a session perhaps, whose cookie browsers send only from our own pages: they ask
     * once more from one. What was sent is not lost. A script can be led nowhere: it is told, and its page asks for the sign-in.
     */
    private Mono<Void> askForSignIn(ServerWebExchange exchange, boolean reads) {
        ServerHttpRequest request = exchange.getRequest();
        String asked = pathAndQuery(request);
        if (isByScript(request.getHeaders())) {
            return failures.ended(exchange);
        }
        if (!reads) {
            return failures.confirm(exchange, HttpStatus.UNAUTHORIZED);
        }
        String from = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (from != null && !from.equals("same-origin") && !from.equals("none")) {
            return failures.onward(exchange, URI.create(asked));
        }
        URI signIn = UriComponentsBuilder.fromPath(FlowCookie.PATH)
                .queryParam("to", "{to}")
                .encode()
                .build(asked);
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(signIn);
        return exchange.getResponse().setComplete();
    }

    private static boolean isByScript(HttpHeaders headers) {
        return headers.containsHeader("HX-Request") || "empty".equals(headers.getFirst("Sec-Fetch-Dest"));
    }

    private static String pathAndQuery(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return request.getPath().value() + (query == null ? "" : "?" + query);
    }
}
