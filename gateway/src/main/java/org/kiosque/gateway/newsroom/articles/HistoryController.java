package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
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

/** All saves of an article, what each changed, and the way back. */
@Controller
class HistoryController {

    private final ArticleCalls articles;
    private final RoomFrames frames;

    HistoryController(ArticleCalls articles, RoomFrames frames) {
        this.articles = articles;
        this.frames = frames;
    }

    private record SavedList(
            List<HistoryView.Saved> items, @Nullable String nextCursor) {}

    private record Diff(List<HistoryView.Field> fields) {}

    @GetMapping("/newsroom/articles/{id}/history")
    View all(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        DeskArticle article = articles.read(session, id).body();
        SavedList list = articles.get(session, Addresses.with(revisions(id), asked(cursor)), SavedList.class)
                .orThrow()
                .body();
        String here = path(id);
        return NewsroomPage.of(
                "history",
                new HistoryView(
                        frames.around(exchange, article.title(), "articles"),
                        article.id(),
                        article.title(),
                        list.items(),
                        list.nextCursor() == null ? null : Addresses.with(here, asked(list.nextCursor()))));
    }

    private static Map<String, String> asked(@Nullable String cursor) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("cursor", Addresses.orBlank(cursor));
        return asked;
    }

    private static String revisions(String id) {
        return "/api/v1/articles/" + Addresses.segment(id) + "/revisions";
    }

    private static String path(String id) {
        return Rooms.ARTICLES + "/" + Addresses.segment(id) + "/history";
    }

    /** @param number of the save, held against the one before */
    @GetMapping("/newsroom/articles/{id}/history/{number}")
    View one(@PathVariable String id, @PathVariable long number, ServerWebExchange exchange) {
        return difference(exchange, HttpStatus.OK, id, number, null);
    }

    private View difference(
            ServerWebExchange exchange, HttpStatus status, String id, long number, @Nullable String failure) {
        StaffSession session = StaffSession.of(exchange);
        StaffAnswer.Done<DeskArticle> article = articles.read(session, id);
        long before = Math.max(1, number - 1);
        Diff diff = articles.get(session, revisions(id) + "/" + before + "/diff/" + number, Diff.class)
                .orThrow()
                .body();
        return new NewsroomPage(
                status,
                "difference",
                new HistoryView.Difference(
                        frames.around(exchange, article.body().title(), "articles"),
                        article.body().id(),
                        article.body().title(),
                        number,
                        before,
                        Objects.requireNonNullElse(article.etag(), ""),
                        diff.fields(),
                        failure));
    }

    /** Takes the text of a save up again, as a new one. Where the article has changed meanwhile, the page says so, and can do it now. */
    @PostMapping("/newsroom/articles/{id}/history/{number}")
    View restore(@PathVariable String id, @PathVariable long number, ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        StaffAnswer<StaffCalls.Nothing> answer = articles.post(
                StaffSession.of(exchange),
                id,
                "revisions/" + number + "/restoration",
                Map.of(),
                form.text("etag"),
                StaffCalls.Nothing.class);
        if (answer instanceof StaffAnswer.Refused<StaffCalls.Nothing>(int status, var _) && status == 412) {
            String why = frames.words(exchange).get("history.changed");
            return difference(exchange, HttpStatus.PRECONDITION_FAILED, id, number, why);
        }
        answer.orThrow();
        return Onward.to(Rooms.ARTICLES + "/" + Addresses.segment(id), "restored");
    }
}
