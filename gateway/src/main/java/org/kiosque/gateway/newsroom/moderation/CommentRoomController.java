package org.kiosque.gateway.newsroom.moderation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The moderators' queues, and what is decided in them. */
@Controller
public class CommentRoomController {

    private static final List<String> QUEUES = List.of("pending", "reported", "rejected", "spam", "approved", "all");
    private static final String API = "/api/v1/moderation/";
    private static final String LIMIT = "25";

    /** What comment-service takes in one call. */
    private static final int MOST = 100;

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final SiteLanguages site;

    CommentRoomController(StaffCalls calls, RoomFrames frames, SiteLanguages site) {
        this.calls = calls;
        this.frames = frames;
        this.site = site;
    }

    private record CommentList(
            List<QueuedComment> items, @Nullable String nextCursor) {}

    private record Decisions(
            List<String> commentIds,
            String decision,
            @Nullable String reason) {}

    private record Results(@Nullable String id, List<Result> results) {

        boolean allApplied() {
            return results.stream()
                    .allMatch(result -> result.outcome().equals("applied")
                            || result.outcome().equals("unchanged"));
        }
    }

    private record Result(String id, String outcome) {}

    /**
     * @param q words of the text
     * @param article id of the one whose comments are looked at
     * @param author id of a comment whose author's are looked at
     * @param comment id of the one that is looked at alone
     */
    @GetMapping("/newsroom/comments")
    View queue(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String undo,
            ServerWebExchange exchange) {
        Map<String, String> filter = filter(status, q, article, author);
        filter.put("comment", comment);
        Map<String, String> asked = new LinkedHashMap<>(filter);
        asked.remove("author");
        asked.put("authorOf", author);
        asked.put("limit", LIMIT);
        String own = frames.words(exchange).language();
        asked.put("to", site.find(own).isPresent() ? own : "");
        asked.put("cursor", Addresses.orBlank(cursor));
        CommentList list = calls.get(
                        StaffSession.of(exchange).accessToken(),
                        Service.COMMENTS,
                        Addresses.with(API + "comments", asked),
                        CommentList.class)
                .orThrow()
                .body();
        Map<String, String> here = new LinkedHashMap<>(filter);
        here.put("cursor", Addresses.orBlank(cursor));
        Map<String, String> rest = new LinkedHashMap<>(filter);
        rest.put("cursor", Addresses.orBlank(list.nextCursor()));
        Words word = frames.words(exchange);
        NewsroomFrame frame =
                frames.around(exchange, word.get("room.comments") + " – " + word.of("queue", status), "comments");
        return NewsroomPage.of(
                "comments",
                new CommentsView(
                        frame,
                        QUEUES.stream()
                                .map(each -> new CommentsView.Queue(
                                        each,
                                        Addresses.with(Rooms.COMMENTS, filter(each, q, article, author)),
                                        each.equals(status)))
                                .toList(),
                        status,
                        q,
                        article,
                        author,
                        list.items(),
                        Addresses.with(Rooms.COMMENTS, here),
                        list.nextCursor() == null ? null : Addresses.with(Rooms.COMMENTS, rest),
                        undo));
    }

    /** @param more whether there are more than were counted */
    public record Waiting(String status, String path, int count, boolean more) {}

    public record CountsView(Words word, List<Waiting> waiting) {}

    private record Counts(List<Count> items) {}

    private record Count(String status, int count, boolean more) {}

    /** What waits now, as a part of a page that asks again and again. */
    @GetMapping("/newsroom/comments/counts")
    View counts(ServerWebExchange exchange) {
        Counts counts = calls.get(
                        StaffSession.of(exchange).accessToken(), Service.COMMENTS, API + "queue-counts", Counts.class)
                .orThrow()
                .body();
        return NewsroomPage.of(
                "counts",
                new CountsView(
                        frames.words(exchange),
                        counts.items().stream()
                                .map(queue -> new Waiting(
                                        queue.status(),
                                        Addresses.with(Rooms.COMMENTS, Map.of("status", queue.status())),
                                        queue.count(),
                                        queue.more()))
                                .toList()));
    }

    private static Map<String, String> filter(String status, String q, String article, String author) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("status", status);
        filter.put("q", q);
        filter.put("article", article);
        filter.put("author", author);
        return filter;
    }

    /** Decides on one comment or several; then shows the queue, and offers to take it back. */
    @PostMapping("/newsroom/comments/decisions")
    View decide(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String back = Rooms.inside(form.text("back"));
        List<String> comments = form.all("commentIds").stream().limit(MOST).toList();
        if (comments.isEmpty()) {
            return Onward.to(back, "none");
        }
        Results results = post(
                exchange,
                "decisions",
                new Decisions(comments, form.text("decision"), form.filled("reason")),
                Results.class);
        String decided = Onward.with(back, "done", results.allApplied() ? "decided" : "partly")
                .toString();
        String offered = results.id() == null
                ? decided
                : Onward.with(decided, "undo", Addresses.segment(results.id())).toString();
        String next = form.text("next");
        return Onward.to(next.matches("comment-[A-Za-z0-9_-]{1,64}") ? offered + "#" + next : offered);
    }

    private <T> T post(ServerWebExchange exchange, String path, Object body, Class<T> type) {
        StaffAnswer<T> answer =
                calls.post(StaffSession.of(exchange).accessToken(), Service.COMMENTS, API + path, body, null, type);
        return answer.orThrow().body();
    }

    @PostMapping("/newsroom/comments/undo")
    View undo(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        Results results = calls.delete(
                        StaffSession.of(exchange).accessToken(),
                        Service.COMMENTS,
                        API + "decisions/" + Addresses.segment(form.text("id")),
                        null,
                        null,
                        Results.class)
                .orThrow()
                .body();
        return Onward.to(Rooms.inside(form.text("back")), results.allApplied() ? "undone" : "partly");
    }

    private record Claims(List<Held> results) {}

    private record Held(String outcome) {}

    /** Says that one is looking at a comment, so that no other decides on it; or with {@code do=release} that one no longer is. */
    @PostMapping("/newsroom/comments/claims")
    View claim(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String id = form.text("commentId");
        String back = Rooms.inside(form.text("back"));
        if (form.text("do").equals("release")) {
            calls.delete(
                            StaffSession.of(exchange).accessToken(),
                            Service.COMMENTS,
                            API + "claims/" + Addresses.segment(id),
                            null,
                            null,
                            StaffCalls.Nothing.class)
                    .orThrow();
            return Onward.to(back, "released");
        }
        Claims claims = post(exchange, "claims", Map.of("commentIds", List.of(id)), Claims.class);
        boolean mine = claims.results().stream().allMatch(held -> held.outcome().equals("claimed"));
        return Onward.to(back, mine ? "claimed" : "taken");
    }

    /** Answers a comment as the newsroom, for readers to see. */
    @PostMapping("/newsroom/comments/{id}/replies")
    View reply(@PathVariable String id, ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        calls.create(
                        StaffSession.of(exchange).accessToken(),
                        Service.COMMENTS,
                        "/api/v1/articles/" + Addresses.segment(form.text("article")) + "/comments",
                        Map.of("body", form.text("text"), "parentId", id),
                        null,
                        form.text("key"),
                        StaffCalls.Nothing.class)
                .orThrow();
        return Onward.to(Rooms.inside(form.text("back")), "replied");
    }

    @PostMapping("/newsroom/comments/{id}/notes")
    View note(@PathVariable String id, ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        post(
                exchange,
                "comments/" + Addresses.segment(id) + "/notes",
                Map.of("text", form.text("text")),
                StaffCalls.Nothing.class);
        return Onward.to(Rooms.inside(form.text("back")), "noted");
    }
}
