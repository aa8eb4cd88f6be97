package org.kiosque.gateway.newsroom.signin;

import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** By which a page goes on in a later session than the one that it was loaded in; see decision record 0124. */
@Controller
class SessionController {

    private final RoomFrames frames;

    SessionController(RoomFrames frames) {
        this.frames = frames;
    }

    /**
     * The session that one is in.
     *
     * @param csrf stands in its forms
     */
    record Current(String name, String csrf) {}

    @GetMapping("/newsroom/session")
    ResponseEntity<Current> current(ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        return ResponseEntity.ok(new Current(session.name(), session.csrf()));
    }

    /** Where a sign-in ends that a page has asked for in another tab: loading it tells that page. */
    @GetMapping("/newsroom/session/renewed")
    View renewed(ServerWebExchange exchange) {
        return NewsroomPage.of(
                "renewed", frames.around(exchange, frames.words(exchange).get("renewed.title"), null));
    }
}
