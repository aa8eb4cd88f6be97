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
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The glossary of one direction: its terms, and what each is called in the other language. */
@Controller
public class GlossaryRoomController {

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final List<Direction> directions;

    GlossaryRoomController(StaffCalls calls, RoomFrames frames, SiteLanguages site) {
        this.calls = calls;
        this.frames = frames;
        this.directions = Direction.of(site);
    }

    public record Term(
            String term,
            String target,
            boolean caseSensitive,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    private record Terms(List<Term> items, @Nullable String nextCursor) {}

    /** @param etag of the term that is changed; empty for a new one */
    public record Typed(String term, String target, boolean caseSensitive, String etag) {

        static final Typed NOTHING = new Typed("", "", false, "");
    }

    /**
     * @param typed what stands in the form
     * @param failure why it was not saved; null when nothing failed
     * @param next address of the rest; null when there is none
     */
    public record GlossaryView(
            NewsroomFrame frame,
            Direction direction,
            List<Direction> directions,
            List<Term> terms,
            Typed typed,
            @Nullable Refusal failure,
            @Nullable String next) {}

    static String api(String from, String to) {
        return "/api/v1/glossary/" + Addresses.segment(from) + "/" + Addresses.segment(to);
    }

    /** @param term the one that is to be changed; empty for a new one */
    @GetMapping("/newsroom/translations/glossary")
    View glossary(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String term,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        Direction direction = Direction.among(directions, from, to);
        Typed typed = Typed.NOTHING;
        if (!term.isEmpty()) {
            StaffAnswer.Done<Term> read = calls.get(
                            StaffSession.of(exchange).accessToken(),
                            Service.TRANSLATIONS,
                            api(direction.from(), direction.to()) + "/" + Addresses.segment(term),
                            Term.class)
                    .orThrow();
            typed = new Typed(
                    read.body().term(),
                    read.body().target(),
                    read.body().caseSensitive(),
                    Objects.requireNonNullElse(read.etag(), ""));
        }
        return page(exchange, HttpStatus.OK, direction, typed, cursor, null);
    }

    private View page(
            ServerWebExchange exchange,
            HttpStatus status,
            Direction direction,
            Typed typed,
            @Nullable String cursor,
            @Nullable Refusal failure) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("limit", "50");
        asked.put("cursor", Addresses.orBlank(cursor));
        Terms terms = calls.get(
                        StaffSession.of(exchange).accessToken(),
                        Service.TRANSLATIONS,
                        Addresses.with(api(direction.from(), direction.to()), asked),
                        Terms.class)
                .orThrow()
                .body();
        String next = terms.nextCursor();
        return new NewsroomPage(
                status,
                "glossary",
                new GlossaryView(
                        frames.around(exchange, frames.words(exchange).get("glossary.title"), "translations"),
                        direction,
                        directions,
                        terms.items(),
                        typed,
                        failure,
                        next == null ? null : direction.path() + "&cursor=" + Addresses.segment(next)));
    }

    /** Saves a term, or takes one away. What keeps it from being saved is told beside what was typed. */
    @PostMapping("/newsroom/translations/glossary")
    View change(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        var direction = new Direction(form.text("from"), form.text("to"));
        if (!directions.contains(direction)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST); // never into another than was meant
        }
        var typed = new Typed(
                form.text("term").strip(),
                form.text("target").strip(),
                !form.text("caseSensitive").isEmpty(),
                form.text("etag"));
        if (typed.term().isEmpty()) {
            Refusal why = Refusal.because(frames.words(exchange).get("glossary.noTerm"));
            return page(exchange, HttpStatus.BAD_REQUEST, direction, typed, null, why);
        }
        String path = api(direction.from(), direction.to()) + "/" + Addresses.segment(typed.term());
        boolean removes = form.text("do").equals("remove");
        StaffAnswer<StaffCalls.Nothing> answer = removes ? remove(exchange, path, typed) : save(exchange, path, typed);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(direction.path(), removes ? "removed" : "saved");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                page(
                        exchange,
                        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST),
                        direction,
                        typed,
                        null,
                        why(frames.words(exchange), status, problem));
        };
    }

    private record Forms(@Nullable List<Map<String, Object>> forms) {}

    /** Further forms of a term, which the form of this page does not have, stay as they are. */
    private StaffAnswer<StaffCalls.Nothing> save(ServerWebExchange exchange, String path, Typed typed) {
        String token = StaffSession.of(exchange).accessToken();
        Map<String, Object> term = new LinkedHashMap<>();
        if (!typed.etag().isEmpty()
                && calls.get(token, Service.TRANSLATIONS, path, Forms.class)
                        instanceof StaffAnswer.Done<Forms>(Forms(var forms), var _)
                && forms != null) {
            term.put("forms", forms);
        }
        term.put("target", typed.target());
        term.put("caseSensitive", typed.caseSensitive());
        return calls.put(
                token,
                Service.TRANSLATIONS,
                path,
                term,
                typed.etag().isEmpty() ? null : typed.etag(),
                StaffCalls.Nothing.class);
    }

    private StaffAnswer<StaffCalls.Nothing> remove(ServerWebExchange exchange, String path, Typed typed) {
        return calls.delete(
                StaffSession.of(exchange).accessToken(),
                Service.TRANSLATIONS,
                path,
                null,
                typed.etag(),
                StaffCalls.Nothing.class);
    }

    private static Refusal why(Words word, int status, StaffProblem problem) {
        return switch (status) {
            case 412, 428 -> Refusal.because(word.get("glossary.there"));
            default -> Refusal.of(word, problem);
        };
    }
}
