package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** What people have approved once, sentence by sentence: to be found again, and taken out where it is wrong. */
@Controller
public class MemoryRoomController {

    private static final String ROOM = Rooms.TRANSLATIONS + "/memory";
    private static final String API = "/api/v1/translation-memory";
    private static final String LIMIT = "20";

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final List<Direction> directions;

    MemoryRoomController(StaffCalls calls, RoomFrames frames, SiteLanguages site) {
        this.calls = calls;
        this.frames = frames;
        this.directions = Direction.of(site);
    }

    /** @param likeness from 0 to 1 */
    public record Entry(
            String id,
            String etag,
            String source,
            String target,
            double likeness,
            @Nullable String articleId,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String staleTerm) {

        public int percent() {
            return (int) Math.round(100 * likeness);
        }
    }

    private record Entries(List<Entry> items) {}

    /**
     * @param q what was looked for; empty before anything was
     * @param failure why nothing was taken out; null when nothing failed
     */
    public record MemoryView(
            NewsroomFrame frame,
            Direction direction,
            List<Direction> directions,
            String q,
            List<Entry> entries,
            @Nullable Refusal failure) {

        public String path(Direction other) {
            return address(other, q);
        }
    }

    private static String address(Direction direction, String q) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", direction.from());
        asked.put("to", direction.to());
        asked.put("q", q);
        return Addresses.with(ROOM, asked);
    }

    /** @param q a sentence, or words of one */
    @GetMapping("/newsroom/translations/memory")
    View memory(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String q,
            ServerWebExchange exchange) {
        return page(exchange, HttpStatus.OK, Direction.among(directions, from, to), q, null);
    }

    private View page(
            ServerWebExchange exchange, HttpStatus status, Direction direction, String q, @Nullable Refusal failure) {
        return new NewsroomPage(
                status,
                "memory",
                new MemoryView(
                        frames.around(exchange, frames.words(exchange).get("memory.title"), "translations"),
                        direction,
                        directions,
                        q,
                        q.isBlank() ? List.of() : found(StaffSession.of(exchange), direction, q),
                        failure));
    }

    private List<Entry> found(StaffSession session, Direction direction, String q) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", direction.from());
        asked.put("to", direction.to());
        asked.put("q", q);
        asked.put("limit", LIMIT);
        return calls.get(session.accessToken(), Service.TRANSLATIONS, Addresses.with(API, asked), Entries.class)
                .orThrow()
                .body()
                .items();
    }

    /** Takes an entry out; one that has changed since it was read is shown as it is now. */
    @PostMapping("/newsroom/translations/memory")
    View forget(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        Direction direction = Direction.among(directions, form.text("from"), form.text("to"));
        String q = form.text("q");
        StaffAnswer<StaffCalls.Nothing> answer = calls.delete(
                StaffSession.of(exchange).accessToken(),
                Service.TRANSLATIONS,
                API + "/" + Addresses.segment(form.text("id")),
                null,
                form.text("etag"),
                StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(address(direction, q), "removed");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                page(
                        exchange,
                        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST),
                        direction,
                        q,
                        why(frames.words(exchange), status, problem));
        };
    }

    private static Refusal why(Words word, int status, StaffProblem problem) {
        return switch (status) {
            case 404 -> Refusal.because(word.get("memory.gone"));
            case 412 -> Refusal.because(word.get("memory.changed"));
            default -> Refusal.of(word, problem);
        };
    }
}
