package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** What is known for one sentence: terms of the glossary, alike sentences that people have approved, and its earlier texts. */
@Controller
public class HitsController {

    /** What the memory takes to look for. */
    private static final int LONGEST = 1_000;

    /** Percent; what is less alike is another sentence. */
    private static final int WORTH_A_LOOK = 50;

    private final StaffCalls calls;
    private final RoomFrames frames;

    HitsController(StaffCalls calls, RoomFrames frames) {
        this.calls = calls;
        this.frames = frames;
    }

    private record Matches(List<Match> items) {}

    private record Terms(List<Term> items) {}

    private record Texts(List<Earlier> items, @Nullable String nextCursor) {}

    /** @param likeness from 0 to 1 */
    public record Match(
            String source,
            String target,
            double likeness,
            @Nullable String approvedBy) {

        public int percent() {
            return (int) Math.round(100 * likeness);
        }
    }

    /** @param source the term of the glossary, or another form of it, that stands in the sentence */
    public record Term(String source, String target) {}

    public record Earlier(
            @Nullable String target,
            @Nullable String origin,
            @Nullable String engine,
            @Nullable String review,
            @Nullable String by,
            @Nullable Instant at) {}

    /** @param part whether it goes into a page that is there */
    public record HitsView(
            NewsroomFrame frame,
            boolean part,
            String back,
            String source,
            String language,
            String originalLanguage,
            List<Term> terms,
            List<Match> matches,
            List<Earlier> earlier,
            String history) {}

    /**
     * @param texts the latest first
     * @param next address of earlier ones; null when there are none
     */
    public record SentenceView(
            NewsroomFrame frame,
            String back,
            String language,
            List<Earlier> texts,
            @Nullable String next) {}

    /** What a sentence was given so far, by whom and when. */
    @GetMapping("/newsroom/translations/{article}/{language}/segments/{n}/history")
    View history(
            @PathVariable String article,
            @PathVariable String language,
            @PathVariable int n,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("cursor", Addresses.orBlank(cursor));
        String path = TranslationRoomController.api(article, language) + "/segments/" + n + "/history";
        Texts texts = read(StaffSession.of(exchange), Addresses.with(path, asked), Texts.class);
        asked.put("cursor", Addresses.orBlank(texts.nextCursor()));
        return NewsroomPage.of(
                "sentence",
                new SentenceView(
                        frames.around(exchange, frames.words(exchange).get("sentence.title", n + 1), "translations"),
                        TranslationRoomController.path(article, language) + "#segment-" + n + "-text",
                        language,
                        texts.items(),
                        texts.nextCursor() == null ? null : Addresses.with(history(article, language, n), asked)));
    }

    private static String history(String article, String language, int n) {
        return TranslationRoomController.path(article, language) + "/segments/" + n + "/history";
    }

    /** @param part sent by the script that puts this beside the sentence */
    @GetMapping("/newsroom/translations/{article}/{language}/segments/{n}/hits")
    View hits(
            @PathVariable String article,
            @PathVariable String language,
            @PathVariable int n,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        TranslationView.Translation translation =
                read(session, TranslationRoomController.api(article, language), TranslationView.Translation.class);
        String source = translation.segments().stream()
                .filter(segment -> segment.n() == n)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .source();
        String from = translation.originalLanguage();
        return NewsroomPage.of(
                "hits",
                new HitsView(
                        frames.around(exchange, frames.words(exchange).get("hits.title"), "translations"),
                        part != null,
                        TranslationRoomController.path(article, language) + "#segment-" + n + "-text",
                        source,
                        language,
                        from,
                        terms(session, from, language, source),
                        matches(session, from, language, source),
                        earlier(session, article, language, n),
                        history(article, language, n)));
    }

    private <T> T read(StaffSession session, String path, Class<T> type) {
        return calls.get(session.accessToken(), Service.TRANSLATIONS, path, type)
                .orThrow()
                .body();
    }

    /** All that stand there, as the service finds them when it asks an engine. */
    private List<Term> terms(StaffSession session, String from, String to, String source) {
        return calls.post(
                                session.accessToken(),
                                Service.TRANSLATIONS,
                                GlossaryRoomController.api(from, to) + "/matches",
                                Map.of("text", source),
                                null,
                                Terms.class)
                        instanceof StaffAnswer.Done<Terms>(Terms terms, var _)
                ? terms.items()
                : List.of();
    }

    private List<Match> matches(StaffSession session, String from, String to, String source) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("from", from);
        asked.put("to", to);
        asked.put("q", source.length() > LONGEST ? source.substring(0, LONGEST) : source);
        asked.put("limit", "3");
        String path = Addresses.with("/api/v1/translation-memory", asked);
        return calls.get(session.accessToken(), Service.TRANSLATIONS, path, Matches.class)
                        instanceof StaffAnswer.Done<Matches>(Matches matches, var _)
                ? matches.items().stream()
                        .filter(match -> match.percent() >= WORTH_A_LOOK)
                        .toList()
                : List.of();
    }

    private List<Earlier> earlier(StaffSession session, String article, String language, int n) {
        String path = TranslationRoomController.api(article, language) + "/segments/" + n + "/history?limit=5";
        return calls.get(session.accessToken(), Service.TRANSLATIONS, path, Texts.class)
                        instanceof StaffAnswer.Done<Texts>(Texts texts, var _)
                ? texts.items()
                : List.of();
    }
}
