package org.kiosque.gateway.newsroom.articles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.Addresses;
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
import org.springframework.web.server.ServerWebExchange;

/** What comes first on the front page of a language, or of a section in it: put there, moved and taken away by buttons, or by drag. */
@Controller
class FrontRoomController {

    private static final String API = "/api/v1/desk/front";

    private final StaffCalls calls;
    private final ArticleCalls articles;
    private final RoomFrames frames;
    private final List<String> languages;

    FrontRoomController(StaffCalls calls, ArticleCalls articles, RoomFrames frames, SiteLanguages site) {
        this.calls = calls;
        this.articles = articles;
        this.frames = frames;
        this.languages = site.languages().stream().map(Language::tag).toList();
    }

    private record Front(List<FrontView.Pin> pins) {}

    private record Pinned(String id) {}

    private record Arrangement(List<Pinned> pins) {}

    private record Found(List<ArticlesView.Card> items) {}

    /**
     * @param lang of the page; the site's first when left out
     * @param section key of one; empty for the front page of the whole paper
     * @param q words of the article to be put first
     * @param moved the article whose button is to have the focus again
     */
    @GetMapping("/newsroom/front")
    View front(
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String moved,
            ServerWebExchange exchange) {
        String language = languages.contains(lang) ? lang : languages.getFirst();
        return page(exchange, HttpStatus.OK, new FrontView.Place(language, section, q), moved, null);
    }

    private View page(
            ServerWebExchange exchange,
            HttpStatus status,
            FrontView.Place place,
            String moved,
            @Nullable Refusal failure) {
        StaffSession session = StaffSession.of(exchange);
        StaffAnswer.Done<Front> read = calls.get(session.accessToken(), Service.ARTICLES, address(place), Front.class)
                .orThrow();
        return new NewsroomPage(
                status,
                "front",
                new FrontView(
                        frames.around(exchange, frames.words(exchange).get("room.front"), "front"),
                        place,
                        languages,
                        articles.sections(session),
                        read.body().pins(),
                        Objects.requireNonNullElse(read.etag(), ""),
                        place.q().isBlank() ? List.of() : found(session, place),
                        moved,
                        failure));
    }

    private static String address(FrontView.Place place) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("lang", place.language());
        asked.put("section", place.section());
        return Addresses.with(API, asked);
    }

    private List<ArticlesView.Card> found(StaffSession session, FrontView.Place place) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("status", "published");
        asked.put("q", place.q());
        asked.put("limit", "10");
        return articles.get(session, Addresses.with("/api/v1/desk/articles", asked), Found.class)
                        instanceof StaffAnswer.Done<Found>(Found found, var _)
                ? found.items()
                : List.of();
    }

    /** One step, such as {@code up:} with an article's id; a page that has changed meanwhile is shown as it is now. */
    @PostMapping("/newsroom/front")
    View arrange(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        var place = new FrontView.Place(form.text("lang"), form.text("section"), form.text("q"));
        String[] step = form.text("do").split(":", 2);
        String id = step.length == 2 ? step[1] : "";
        List<String> pins = moved(form.all("pins"), step[0], id);
        StaffAnswer<StaffCalls.Nothing> answer = calls.put(
                StaffSession.of(exchange).accessToken(),
                Service.ARTICLES,
                address(place),
                new Arrangement(pins.stream().map(Pinned::new).toList()),
                form.text("etag"),
                StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(place.path(id + ":" + step[0]), "step");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                page(
                        exchange,
                        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST),
                        place,
                        "",
                        why(frames.words(exchange), status, problem));
        };
    }

    private static Refusal why(Words word, int status, StaffProblem problem) {
        return status == HttpStatus.PRECONDITION_FAILED.value()
                ? Refusal.because(word.get("front.changed"))
                : Refusal.of(word, problem);
    }

    private static List<String> moved(List<String> before, String step, String id) {
        List<String> pins = new ArrayList<>(before);
        int at = pins.indexOf(id);
        switch (step) {
            case "up" -> swap(pins, at, at - 1);
            case "down" -> swap(pins, at, at + 1);
            case "first" -> {
                pins.remove(id);
                pins.addFirst(id);
            }
            case "away" -> pins.remove(id);
            default -> {
                // dragged, they stand as they were sent
            }
        }
        return pins;
    }

    private static void swap(List<String> pins, int one, int other) {
        if (one >= 0 && other >= 0 && other < pins.size()) {
            Collections.swap(pins, one, other);
        }
    }
}
