package org.kiosque.gateway.newsroom.home;

import java.util.List;
import java.util.Map;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** Where staff come in, and the help. */
@Controller
public class HomeController {

    private final RoomFrames frames;
    private final Waiting waiting;

    HomeController(RoomFrames frames, Waiting waiting) {
        this.frames = frames;
        this.waiting = waiting;
    }

    /** The rooms of whoever is signed in, with what waits in them. */
    @GetMapping("/newsroom")
    View home(ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        List<Door> doors = waiting.behind(Rooms.of(session), session);
        return NewsroomPage.of(
                "home",
                new HomeView(frames.around(exchange, frames.words(exchange).get("newsroom"), "home"), doors));
    }

    @GetMapping("/newsroom/help")
    View help(ServerWebExchange exchange) {
        return NewsroomPage.of(
                "help",
                new HelpView(
                        frames.around(exchange, frames.words(exchange).get("room.help"), "help"),
                        Rooms.of(StaffSession.of(exchange))));
    }

    /** @param doors to the rooms of whoever is signed in */
    public record HomeView(NewsroomFrame frame, List<Door> doors) {}

    /** @param rooms of whoever is signed in */
    public record HelpView(NewsroomFrame frame, List<Rooms.Room> rooms) {

        private static final Map<String, List<String>> PICTURES = Map.of(
                "articles", List.of("writing", "publishing"),
                "front", List.of("front"),
                "translations", List.of("translating"),
                "comments", List.of("moderating"));

        /** Names of pictures of a room. */
        public List<String> pictures(Rooms.Room room) {
            return PICTURES.getOrDefault(room.name(), List.of());
        }

        public String address(String picture) {
            return frame.files().url(picture + "-" + frame.word().language() + ".png");
        }
    }

    /**
     * A room, seen from outside.
     *
     * @param closed whether its service does not answer
     * @param figures what waits in it
     * @param budgets of engines that cost money
     */
    public record Door(Rooms.Room room, boolean closed, List<Figure> figures, List<Budget> budgets) {}

    /**
     * @param status by which the room lists them
     * @param more whether there are more than were counted
     */
    public record Figure(String status, String path, int count, boolean more) {}

    /** Characters of this month. */
    public record Budget(String engine, long usedCharacters, long monthlyCharacters) {}
}
