package org.kiosque.gateway.newsroom.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** Decisions about articles, imports with their progress, webhooks and keys of machines. */
@Controller
class RecordsController {

    static final String IMPORTS = "/api/v1/imports?limit=10";

    private static final String DESK = "/api/v1/desk/";

    private final StaffCalls calls;
    private final RoomFrames frames;

    RecordsController(StaffCalls calls, RoomFrames frames) {
        this.calls = calls;
        this.frames = frames;
    }

    private record Entries(
            List<RecordsView.Entry> items, @Nullable String nextCursor) {}

    private record Imports(List<RecordsView.Import> items) {}

    private record Webhooks(List<RecordsView.Webhook> items) {}

    private record Keys(List<RecordsView.Key> items) {}

    /** @param article id of the one whose decisions are asked for */
    @GetMapping("/newsroom/records")
    View records(
            @RequestParam(defaultValue = "") String article,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        return page(exchange, article, cursor, null);
    }

    /** @param failure why something was not done; null when nothing failed */
    View page(ServerWebExchange exchange, String article, @Nullable String cursor, @Nullable Refusal failure) {
        StaffSession session = StaffSession.of(exchange);
        Entries entries = read(session, Addresses.with(DESK + "audit", asked(article, cursor)), Entries.class);
        return new NewsroomPage(
                failure == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
                "records",
                new RecordsView(
                        frames.around(exchange, frames.words(exchange).get("room.records"), "records"),
                        article,
                        entries.items(),
                        read(session, IMPORTS, Imports.class).items(),
                        read(session, DESK + "webhooks", Webhooks.class).items(),
                        read(session, DESK + "api-keys", Keys.class).items(),
                        entries.nextCursor() == null
                                ? null
                                : Addresses.with(Rooms.RECORDS, asked(article, entries.nextCursor())),
                        failure));
    }

    private <T> T read(StaffSession session, String path, Class<T> type) {
        return calls.get(session.accessToken(), Service.ARTICLES, path, type)
                .orThrow()
                .body();
    }

    private static Map<String, String> asked(String article, @Nullable String cursor) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("article", article);
        asked.put("cursor", Addresses.orBlank(cursor));
        return asked;
    }
}
