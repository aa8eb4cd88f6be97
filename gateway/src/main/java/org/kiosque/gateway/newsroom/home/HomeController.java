package org.kiosque.gateway.newsroom.page;

import java.util.List;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** Where staff come in, and the help. */
@Controller
public class HomeController {

    private final RoomFrames frames;

    HomeController(RoomFrames frames) {
        this.frames = frames;
    }

    /** The rooms of whoever is signed in. */
    @GetMapping("/newsroom")
    View home(ServerWebExchange exchange) {
        return page(exchange, "home", "newsroom");
    }

    @GetMapping("/newsroom/help")
    View help(ServerWebExchange exchange) {
        return page(exchange, "help", "room.help");
    }

    private View page(ServerWebExchange exchange, String template, String title) {
        StaffSession session = StaffSession.of(exchange);
        NewsroomFrame frame = frames.around(exchange, frames.words(exchange).get(title), template);
        return NewsroomPage.of(template, new HomeView(frame, Rooms.of(session), session.roles()));
    }

    /** @param roles as the provider tells them */
    public record HomeView(NewsroomFrame frame, List<Rooms.Room> rooms, List<String> roles) {}
}
