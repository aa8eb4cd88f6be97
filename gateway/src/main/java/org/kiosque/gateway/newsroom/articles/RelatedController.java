package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** Which other articles always stand beside an article, and which never do; what nobody has decided, the ranking does. */
@Controller
class RelatedController {

    private static final List<String> KINDS = List.of("pin", "bar");

    /** Titles that are asked for; of what is beyond, ids are shown. */
    private static final int MOST_TITLES = 30;

    private final StaffCalls calls;
    private final ArticleCalls articles;
    private final RoomFrames frames;

    RelatedController(StaffCalls calls, ArticleCalls articles, RoomFrames frames) {
        this.calls = calls;
        this.articles = articles;
        this.frames = frames;
    }

    private record Told(
            String action,
            @Nullable String otherId,
            @Nullable String note,
            String by,
            @Nullable Instant at) {}

    private record All(List<Told> items) {}

    private record Found(List<ArticlesView.Card> items) {}

    private record Titled(String title) {}

    private static String api(String id) {
        return "/api/v1/articles/" + Addresses.segment(id) + "/related/pins";
    }

    /** @param q words of an article to be put beside this one */
    @GetMapping("/newsroom/articles/{id}/related")
    View related(@PathVariable String id, @RequestParam(defaultValue = "") String q, ServerWebExchange exchange) {
        return page(exchange, HttpStatus.OK, id, q, null);
    }

    private View page(ServerWebExchange exchange, HttpStatus status, String id, String q, @Nullable Refusal failure) {
        StaffSession session = StaffSession.of(exchange);
        List<Told> told = calls.get(session.accessToken(), Service.RECOMMENDATIONS, api(id), All.class)
                .orThrow()
                .body()
                .items();
        List<RelatedView.Decided> decided = new ArrayList<>();
        for (Told one : told) {
            String other = one.otherId();
            if (other != null && KINDS.contains(one.action())) {
                String title = decided.size() < MOST_TITLES ? title(session, other) : other;
                decided.add(new RelatedView.Decided(one.action(), other, title, one.note(), one.by(), one.at()));
            }
        }
        return new NewsroomPage(
                status,
                "related",
                new RelatedView(
                        frames.around(exchange, frames.words(exchange).get("article.related"), "articles"),
                        id,
                        decided,
                        q,
                        q.isBlank() ? List.of() : found(session, q),
                        failure));
    }

    private String title(StaffSession session, String id) {
        return articles.get(session, "/api/v1/desk/articles/" + Addresses.segment(id), Titled.class)
                        instanceof StaffAnswer.Done<Titled>(Titled article, var _)
                ? article.title()
                : id;
    }

    private List<ArticlesView.Card> found(StaffSession session, String q) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("status", "published");
        asked.put("q", q);
        asked.put("limit", "10");
        return articles.get(session, Addresses.with("/api/v1/desk/articles", asked), Found.class)
                        instanceof StaffAnswer.Done<Found>(Found found, var _)
                ? found.items()
                : List.of();
    }

    /** Decides, such as {@code pin:} with the other article's id; {@code release:} takes the decision back. */
    @PostMapping("/newsroom/articles/{id}/related")
    View decide(@PathVariable String id, ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String[] step = form.text("do").split(":", 2);
        String other = step.length == 2 ? step[1] : "";
        String path = api(id) + "/" + Addresses.segment(other);
        String token = StaffSession.of(exchange).accessToken();
        if (other.isEmpty() || !(KINDS.contains(step[0]) || step[0].equals("release"))) {
            Refusal why = Refusal.because(frames.words(exchange).get("failure.4xx.message"));
            return page(exchange, HttpStatus.BAD_REQUEST, id, form.text("q"), why);
        }
        StaffAnswer<StaffCalls.Nothing> answer = step[0].equals("release")
                ? calls.delete(token, Service.RECOMMENDATIONS, path, null, null, StaffCalls.Nothing.class)
                : calls.put(
                        token,
                        Service.RECOMMENDATIONS,
                        path,
                        decision(step[0], form.filled("note")),
                        null,
                        StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ ->
                Onward.to(Rooms.ARTICLES + "/" + Addresses.segment(id) + "/related", "step");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                page(
                        exchange,
                        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST),
                        id,
                        form.text("q"),
                        Refusal.of(frames.words(exchange), problem));
        };
    }

    private static Map<String, String> decision(String kind, @Nullable String note) {
        return note == null ? Map.of("kind", kind) : Map.of("kind", kind, "note", note);
    }
}
