package org.kiosque.gateway.newsroom.moderation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The rules of the house: who is banned, which words hold a comment, and what moderators have decided. */
@Controller
public class HouseRoomController {

    private static final String API = "/api/v1/moderation/";
    private static final String ROOM = Rooms.COMMENTS + "/house";
    private static final List<String> LISTS = List.of("banned", "suspect", "disposable-domains");

    /** Of a hundred comments each: as many as one form may wait for. */
    private static final int MOST_PARTS = 10;

    private static final Set<String> DONE = Set.of("applied", "unchanged");

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final NewsroomProperties properties;

    HouseRoomController(StaffCalls calls, RoomFrames frames, NewsroomProperties properties) {
        this.calls = calls;
        this.frames = frames;
        this.properties = properties;
    }

    /** @param label does not tell whose address it is */
    public record Ban(
            String id,
            String kind,
            String label,
            @Nullable String reason,
            String by,
            @Nullable Instant until) {}

    private record Bans(List<Ban> items) {}

    /**
     * @param text its words as they stand in the form, one in a line
     * @param etag of the words that were read
     */
    public record WordList(String name, String text, String etag) {}

    private record ListedWords(List<String> words) {}

    private record Matches(List<String> matches) {}

    public record Line(
            @Nullable String decision,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable String commentId) {

        /** The page of the comment alone. */
        public String address() {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("status", "all");
            asked.put("comment", Addresses.orBlank(commentId));
            return Addresses.with(Rooms.COMMENTS, asked);
        }
    }

    /** Whose decisions are listed, about what; each empty for all. */
    public record Wanted(String by, String article, String comment) {

        static final Wanted ALL = new Wanted("", "", "");

        Map<String, String> asked(@Nullable String cursor) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("by", by);
            asked.put("article", article);
            asked.put("comment", comment);
            asked.put("cursor", Addresses.orBlank(cursor));
            return asked;
        }
    }

    private record Lines(List<Line> items, @Nullable String nextCursor) {}

    /**
     * @param matches words of the list that were found in the text that was tried; null when none was
     * @param tried that text
     * @param wanted whose decisions are listed, and about what
     * @param failure why something was not done; null when nothing failed
     * @param next address of earlier decisions; null when there are none
     */
    public record HouseView(
            NewsroomFrame frame,
            List<Ban> bans,
            List<WordList> lists,
            String tried,
            @Nullable List<String> matches,
            Wanted wanted,
            List<Line> log,
            @Nullable Refusal failure,
            @Nullable String next) {}

    /** What was sent and not done. */
    private record Sent(
            String list,
            String words,
            String tried,
            @Nullable List<String> matches,
            @Nullable Refusal failure) {

        static final Sent NOTHING = new Sent("", "", "", null, null);
    }

    @GetMapping("/newsroom/comments/house")
    View house(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        return page(
                exchange,
                HttpStatus.OK,
                Sent.NOTHING,
                new Wanted(by.strip(), article.strip(), comment.strip()),
                cursor);
    }

    private View page(ServerWebExchange exchange, HttpStatus status, Sent sent) {
        return page(exchange, status, sent, Wanted.ALL, null);
    }

    private View page(
            ServerWebExchange exchange, HttpStatus status, Sent sent, Wanted wanted, @Nullable String cursor) {
        Map<String, String> asked = wanted.asked(cursor);
        asked.put("limit", "20");
        Lines log =
                read(exchange, Addresses.with(API + "log", asked), Lines.class).body();
        String next = log.nextCursor();
        return new NewsroomPage(
                status,
                "house",
                new HouseView(
                        frames.around(exchange, frames.words(exchange).get("house.title"), "comments"),
                        read(exchange, API + "bans?limit=100", Bans.class)
                                .body()
                                .items(),
                        LISTS.stream().map(list -> words(exchange, list, sent)).toList(),
                        sent.tried(),
                        sent.matches(),
                        wanted,
                        log.items(),
                        sent.failure(),
                        next == null ? null : Addresses.with(ROOM, wanted.asked(next))));
    }

    private <T> StaffAnswer.Done<T> read(ServerWebExchange exchange, String path, Class<T> type) {
        return calls.get(StaffSession.of(exchange).accessToken(), Service.COMMENTS, path, type)
                .orThrow();
    }

    private WordList words(ServerWebExchange exchange, String list, Sent sent) {
        StaffAnswer.Done<ListedWords> read = read(exchange, API + "word-lists/" + list, ListedWords.class);
        String text = sent.list().equals(list)
                ? sent.words()
                : String.join("\n", read.body().words());
        return new WordList(list, text, Objects.requireNonNullElse(read.etag(), ""));
    }

    /**
     * Bans who has written a comment, or a domain, and leads {@code back}; with {@code all=spam} moves all that they have written
     * there. Or ends the ban that {@code remove} names.
     */
    @PostMapping("/newsroom/comments/bans")
    View ban(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String token = StaffSession.of(exchange).accessToken();
        Class<StaffCalls.Nothing> nothing = StaffCalls.Nothing.class;
        if (!form.text("remove").isEmpty()) {
            String path = API + "bans/" + Addresses.segment(form.text("remove"));
            return answered(exchange, calls.delete(token, Service.COMMENTS, path, null, null, nothing), "removed");
        }
        Map<String, Object> ban = new LinkedHashMap<>();
        for (String field : List.of("kind", "commentId", "value", "reason")) {
            String typed = form.filled(field);
            if (typed != null) {
                ban.put(field, typed);
            }
        }
        String until = form.filled("until");
        if (until != null) {
            try {
                ban.put("until", endOf(LocalDate.parse(until)));
            } catch (DateTimeException noDay) {
                Refusal why = Refusal.because(frames.words(exchange).get("article.noTime"));
                return failed(exchange, HttpStatus.BAD_REQUEST, why);
            }
        }
        StaffAnswer<StaffCalls.Nothing> answer = calls.post(token, Service.COMMENTS, API + "bans", ban, null, nothing);
        if (form.text("back").isEmpty()) {
            return answered(exchange, answer, "banned");
        }
        answer.orThrow(); // shows what was sent, since the queue has no room for it
        String back = Rooms.inside(form.text("back"));
        String comment = form.filled("commentId");
        return Onward.to(
                back,
                comment == null || !form.text("all").equals("spam")
                        ? "banned"
                        : allIsSpam(token, comment, form.filled("reason")) ? "bannedAll" : "bannedPartly");
    }

    private record Decided(List<Outcome> results, @Nullable String nextCursor) {

        boolean all() {
            return results.stream().map(Outcome::outcome).allMatch(DONE::contains);
        }
    }

    private record Outcome(String outcome) {}

    /** @return whether all is: not what others look at, nor what is beyond {@value #MOST_PARTS} parts */
    private boolean allIsSpam(String token, String comment, @Nullable String reason) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("authorOf", comment);
        asked.put("decision", "spam");
        if (reason != null) {
            asked.put("reason", reason);
        }
        boolean all = true;
        String next = "";
        for (int part = 0; part < MOST_PARTS && next != null; part++) {
            if (!next.isEmpty()) {
                asked.put("cursor", next);
            }
            Decided decided = calls.post(token, Service.COMMENTS, API + "decisions", asked, null, Decided.class)
                    .orThrow()
                    .body();
            all &= decided.all();
            next = decided.nextCursor();
        }
        return all && next == null;
    }

    private String endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(properties.timeZone()).toInstant().toString();
    }

    private View answered(ServerWebExchange exchange, StaffAnswer<StaffCalls.Nothing> answer, String done) {
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(ROOM, done);
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                failed(exchange, status(status), why(frames.words(exchange), status, problem));
        };
    }

    private View failed(ServerWebExchange exchange, HttpStatus status, Refusal why) {
        return page(exchange, status, new Sent("", "", "", null, why));
    }

    private static HttpStatus status(int status) {
        return Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
    }

    private static Refusal why(Words word, int status, StaffProblem problem) {
        return status == HttpStatus.PRECONDITION_FAILED.value()
                ? Refusal.because(word.get("house.changed"))
                : Refusal.of(word, problem);
    }

    /** Saves a list; or with {@code do=try} says what its words, as they stand in the form, would find in a text. */
    @PostMapping("/newsroom/comments/words")
    View words(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String list = LISTS.contains(form.text("list")) ? form.text("list") : LISTS.getFirst();
        List<String> words = form.text("words")
                .lines()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        String token = StaffSession.of(exchange).accessToken();
        String path = API + "word-lists/" + list;
        String tried = form.text("text");
        if (form.text("do").equals("try")) {
            StaffAnswer<Matches> answer = calls.post(
                    token,
                    Service.COMMENTS,
                    path + "/matches",
                    Map.of("text", tried, "words", words),
                    null,
                    Matches.class);
            return switch (answer) {
                case StaffAnswer.Done<Matches>(Matches found, var _) ->
                    page(exchange, HttpStatus.OK, new Sent(list, form.text("words"), tried, found.matches(), null));
                case StaffAnswer.Refused<Matches>(int status, StaffProblem problem) ->
                    kept(exchange, form, list, status, problem);
            };
        }
        StaffAnswer<StaffCalls.Nothing> answer = calls.put(
                token, Service.COMMENTS, path, Map.of("words", words), form.text("etag"), StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(ROOM, "saved");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                kept(exchange, form, list, status, problem);
        };
    }

    private View kept(ServerWebExchange exchange, ReceivedForm form, String list, int status, StaffProblem problem) {
        Refusal why = why(frames.words(exchange), status, problem);
        return page(exchange, status(status), new Sent(list, form.text("words"), form.text("text"), null, why));
    }
}
