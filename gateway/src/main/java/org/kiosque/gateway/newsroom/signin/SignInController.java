package org.kiosque.gateway.newsroom.signin;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.SessionCookies;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The way in and out. */
@Controller
class SignInController {

    private static final Logger log = LoggerFactory.getLogger(SignInController.class);

    private final Provider provider;
    private final FlowCookie flows;
    private final SessionCookies cookies;
    private final NewsroomProperties properties;
    private final RoomFrames frames;
    private final InstantSource clock;

    SignInController(
            Provider provider,
            FlowCookie flows,
            SessionCookies cookies,
            NewsroomProperties properties,
            RoomFrames frames,
            InstantSource clock) {
        this.provider = provider;
        this.flows = flows;
        this.cookies = cookies;
        this.properties = properties;
        this.frames = frames;
        this.clock = clock;
    }

    /** @param to path that was asked for */
    @GetMapping("/newsroom/sign-in")
    View form(@RequestParam(defaultValue = Rooms.HOME) String to, ServerWebExchange exchange) {
        return page(exchange, HttpStatus.OK, null, to);
    }

    private NewsroomPage page(ServerWebExchange exchange, HttpStatus status, @Nullable String failure, String to) {
        Words word = frames.words(exchange);
        return new NewsroomPage(
                status,
                "signin",
                new SignInView(
                        frames.around(exchange, word.get("signin.title"), null),
                        failure == null ? null : word.get(failure, properties.at(Rooms.HOME)),
                        Rooms.inside(to)));
    }

    @GetMapping("/newsroom/sign-in/start")
    View start(@RequestParam(defaultValue = Rooms.HOME) String to, ServerWebExchange exchange) {
        Flow flow = flows.begin(exchange.getResponse(), Rooms.inside(to));
        try {
            return Onward.at(provider.address(flow));
        } catch (RuntimeException away) {
            throw new ProviderAwayException(away);
        }
    }

    /**
     * The provider has sent the browser back. The answer is a page that leads on, not a redirect: a browser that came from
     * another site would not send the {@code Strict} cookie along.
     *
     * @param error why there is no code; null when there is one
     */
    @GetMapping(Provider.RETURN)
    View back(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            ServerWebExchange exchange) {
        Flow flow = flows.read(exchange.getRequest()).orElse(null);
        flows.clear(exchange.getResponse());
        if (flow == null || state == null || !state.equals(flow.state())) {
            return page(exchange, HttpStatus.BAD_REQUEST, "signin.lost", Rooms.HOME);
        }
        if (code == null) {
            log.info("The provider refused a sign-in: {}", Objects.requireNonNullElse(error, "without a reason"));
            return page(exchange, HttpStatus.FORBIDDEN, "signin.refused", flow.to());
        }
        Provider.SignedIn who;
        try {
            who = provider.complete(flow, state, code);
        } catch (AuthenticationException | OAuth2AuthorizationException wrong) {
            log.warn("A sign-in failed: {}", wrong.toString());
            return page(exchange, HttpStatus.FORBIDDEN, "signin.refused", flow.to());
        } catch (RuntimeException away) {
            throw new ProviderAwayException(away);
        }
        StaffSession.Tokens tokens = who.tokens();
        Instant now = clock.instant();
        cookies.write(
                exchange.getResponse(),
                new StaffSession(
                        flows.secret(),
                        who.name(),
                        Objects.requireNonNullElse(tokens.roles(), List.of()),
                        frames.words(exchange).language(),
                        tokens.accessToken(),
                        tokens.accessEnds(),
                        tokens.refreshToken(),
                        tokens.idToken(),
                        flows.secret(),
                        now,
                        now));
        return frames.onward(exchange, URI.create(flow.to()));
    }

    /** Ends the session here, the provider's tokens for it, and the provider's own session. */
    @PostMapping("/newsroom/sign-out")
    View out(ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        cookies.end(exchange.getResponse(), session);
        URI next = null;
        try {
            provider.revoke(session);
            next = provider.goodbye(session);
        } catch (RuntimeException away) {
            log.warn("The provider was not told of a sign-out: {}", away.toString());
        }
        return frames.onward(exchange, next == null ? URI.create(FlowCookie.PATH) : next);
    }

    @PostMapping("/newsroom/language")
    View language(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        StaffSession session = StaffSession.of(exchange);
        if (Words.LANGUAGES.contains(form.text("language"))) {
            cookies.write(exchange.getResponse(), session.in(form.text("language")));
        }
        return Onward.to(Rooms.inside(form.text("to")));
    }
}
