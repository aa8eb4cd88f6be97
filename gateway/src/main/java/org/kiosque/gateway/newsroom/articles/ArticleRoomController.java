package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The desk's list of all articles, and an article as readers will see it. */
@Controller
public class ArticleRoomController {

    private static final List<String> STATUSES = List.of("draft", "in-review", "scheduled", "published", "withdrawn");

    private final ArticleCalls articles;
    private final RoomFrames frames;

    ArticleRoomController(ArticleCalls articles, RoomFrames frames) {
        this.articles = articles;
        this.frames = frames;
    }

    private record CardList(
            List<ArticlesView.Card> items, @Nullable String nextCursor) {}

    /** @param q whole words of title and lead */
    @GetMapping("/newsroom/articles")
    View list(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("status", status);
        asked.put("lang", lang);
        asked.put("tag", tag);
        asked.put("author", author);
        asked.put("q", q);
        asked.put("cursor", Addresses.orBlank(cursor));
        CardList list = articles.get(
                        StaffSession.of(exchange), Addresses.with("/api/v1/desk/articles", asked), CardList.class)
                .orThrow()
                .body();
        asked.put("cursor", Addresses.orBlank(list.nextCursor()));
        NewsroomFrame frame = frames.around(exchange, frames.words(exchange).get("room.articles"), "articles");
        return NewsroomPage.of(
                "articles",
                new ArticlesView(
                        frame,
                        new ArticlesView.Filter(status, lang, tag, author, q),
                        STATUSES,
                        list.items(),
                        list.nextCursor() == null ? null : Addresses.with(Rooms.ARTICLES, asked)));
    }

    private record PreviewAddress(String url) {}

    private record Draft(
            String language,
            String title,
            @Nullable String lead,
            String bodyHtml,
            @Nullable Picture image) {}

    /** A picture on the page. */
    public record Picture(String url, @Nullable String alt) {}

    /**
     * A draft as readers would get it.
     *
     * @param bodyHtml as article-service has made and cleaned it
     */
    public record PreviewPage(
            NewsroomFrame frame,
            String id,
            String language,
            String title,
            @Nullable String lead,
            String bodyHtml,
            @Nullable Picture image) {}

    /** The working text as readers would get it. */
    @GetMapping("/newsroom/articles/{id}/preview")
    View preview(@PathVariable String id, ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        String address = articles.post(session, id, "preview", null, null, PreviewAddress.class)
                .orThrow()
                .body()
                .url();
        Draft draft = articles.get(session, address, Draft.class).orThrow().body();
        NewsroomFrame frame = frames.around(exchange, frames.words(exchange).get("article.preview"), "articles");
        return NewsroomPage.of(
                "preview",
                new PreviewPage(
                        frame, id, draft.language(), draft.title(), draft.lead(), draft.bodyHtml(), draft.image()));
    }
}
