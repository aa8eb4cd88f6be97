package org.kiosque.gateway.newsroom.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.client.StaffDownloads;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** What moves in and out: exports, how far imports are and what they have left out, what webhooks were told. */
@Controller
public class MovingController {

    private static final String IMPORTS = "/api/v1/imports";
    private static final Pattern SITE = Pattern.compile("https?://[A-Za-z0-9.-]{1,250}(:[0-9]{1,5})?");

    private final StaffCalls calls;
    private final StaffDownloads downloads;
    private final RoomFrames frames;
    private final RecordsController records;

    MovingController(StaffCalls calls, StaffDownloads downloads, RoomFrames frames, RecordsController records) {
        this.calls = calls;
        this.downloads = downloads;
        this.frames = frames;
        this.records = records;
    }

    /**
     * All articles as a file, passed on as it is written.
     *
     * @param site address that makes those in the file whole; empty: they stay paths
     */
    @GetMapping("/newsroom/records/exports")
    View export(
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String site,
            ServerWebExchange exchange) {
        if (!RecordsView.FORMATS.contains(format)) {
            return records.page(
                    exchange, "", null, Refusal.because(frames.words(exchange).get("exports.noFormat")));
        }
        if (!site.isEmpty() && !SITE.matcher(site).matches()) {
            return records.page(
                    exchange, "", null, Refusal.because(frames.words(exchange).get("exports.noSite")));
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("format", format);
        asked.put("site", site);
        return new Download(downloads, Addresses.with("/api/v1/exports", asked));
    }

    private record Imports(List<RecordsView.Import> items) {}

    public record ProgressView(Words word, List<RecordsView.Import> imports) {}

    /** How far the imports are, as a part of a page that asks again while one is under way. */
    @GetMapping("/newsroom/records/progress")
    View progress(ServerWebExchange exchange) {
        Imports imports = read(exchange, RecordsController.IMPORTS, Imports.class);
        return NewsroomPage.of("progress", new ProgressView(frames.words(exchange), imports.items()));
    }

    /**
     * @param number of the item in its file, from 1
     * @param outcome {@code skipped}, {@code joined}, or {@code imported} where something was lost
     */
    public record Reported(long number, String item, String outcome, String reason) {}

    private record Report(List<Reported> items, @Nullable String nextCursor) {}

    /** @param next address of the rest; null when there is none */
    public record ReportView(
            NewsroomFrame frame,
            RecordsView.Import one,
            List<Reported> items,
            @Nullable String next) {}

    /** What an import has skipped, lost or joined to articles that there were, and why. */
    @GetMapping("/newsroom/records/imports/{id}")
    View report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        String api = IMPORTS + "/" + Addresses.segment(id);
        RecordsView.Import one = read(exchange, api, RecordsView.Import.class);
        Report report = read(exchange, part(api + "/report", cursor), Report.class);
        return NewsroomPage.of(
                "report",
                new ReportView(
                        frames.around(exchange, frames.words(exchange).get("imports.report"), "records"),
                        one,
                        report.items(),
                        next(Rooms.RECORDS + "/imports/" + Addresses.segment(id), report.nextCursor())));
    }

    /**
     * @param answer the last one; null while there is none
     * @param nextAt when it is told again; null when it is not
     */
    public record Delivery(
            String event,
            String articleId,
            String status,
            int attempts,
            @Nullable Instant createdAt,
            @Nullable String answer,
            @Nullable Instant nextAt) {}

    private record Deliveries(
            List<Delivery> items, @Nullable String nextCursor) {}

    /** @param next address of earlier ones; null when there are none */
    public record DeliveriesView(
            NewsroomFrame frame,
            List<Delivery> deliveries,
            @Nullable String next) {}

    /** What a webhook was told and is to be told, the newest first. */
    @GetMapping("/newsroom/records/webhooks/{id}")
    View deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        Deliveries told = read(
                exchange,
                part("/api/v1/desk/webhooks/" + Addresses.segment(id) + "/deliveries", cursor),
                Deliveries.class);
        return NewsroomPage.of(
                "deliveries",
                new DeliveriesView(
                        frames.around(exchange, frames.words(exchange).get("webhooks.deliveries"), "records"),
                        told.items(),
                        next(Rooms.RECORDS + "/webhooks/" + Addresses.segment(id), told.nextCursor())));
    }

    private static String part(String path, @Nullable String cursor) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("limit", "50");
        asked.put("cursor", Addresses.orBlank(cursor));
        return Addresses.with(path, asked);
    }

    private static @Nullable String next(String path, @Nullable String cursor) {
        return cursor == null ? null : Addresses.with(path, Map.of("cursor", cursor));
    }

    private <T> T read(ServerWebExchange exchange, String path, Class<T> type) {
        return calls.get(StaffSession.of(exchange).accessToken(), Service.ARTICLES, path, type)
                .orThrow()
                .body();
    }
}
