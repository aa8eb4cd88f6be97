package org.kiosque.gateway.newsroom.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
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
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** Lets machines in and out: webhooks, keys, files of other systems. A secret is on one page, once. */
@Controller
public class MachinesController {

    private static final String DESK = "/api/v1/desk/";

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final RecordsController records;
    private final NewsroomProperties properties;

    MachinesController(StaffCalls calls, RoomFrames frames, RecordsController records, NewsroomProperties properties) {
        this.calls = calls;
        this.frames = frames;
        this.records = records;
        this.properties = properties;
    }

    private record Made(@Nullable String secret, @Nullable String key) {

        String shown() {
            return Objects.requireNonNullElse(secret != null ? secret : key, "");
        }
    }

    /**
     * What can be read now and never again.
     *
     * @param of what it opens or signs
     */
    public record SecretView(NewsroomFrame frame, String of, String secret) {}

    @PostMapping("/newsroom/records/webhooks")
    View webhook(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        if (!form.text("remove").isEmpty()) {
            return removed(exchange, DESK + "webhooks/" + Addresses.segment(form.text("remove")));
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("url", form.text("url").strip());
        List<String> events = form.all("events");
        if (!events.isEmpty()) {
            asked.put("events", events);
        }
        return made(exchange, "webhooks", asked, form.text("url"));
    }

    /** Its end is that of the day in the newsroom's time zone. */
    @PostMapping("/newsroom/records/keys")
    View key(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        if (!form.text("remove").isEmpty()) {
            return removed(exchange, DESK + "api-keys/" + Addresses.segment(form.text("remove")));
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("name", form.text("name").strip());
        asked.put("scopes", form.all("scopes"));
        String ends = form.filled("ends");
        if (ends != null) {
            try {
                asked.put(
                        "endsAt",
                        LocalDate.parse(ends)
                                .plusDays(1)
                                .atStartOfDay(properties.timeZone())
                                .toInstant()
                                .toString());
            } catch (DateTimeException noDay) {
                return records.page(
                        exchange,
                        "",
                        null,
                        Refusal.because(frames.words(exchange).get("article.noTime")));
            }
        }
        return made(exchange, "api-keys", asked, form.text("name"));
    }

    private View made(ServerWebExchange exchange, String what, Map<String, Object> asked, String name) {
        StaffAnswer<Made> answer = calls.post(
                StaffSession.of(exchange).accessToken(), Service.ARTICLES, DESK + what, asked, null, Made.class);
        return switch (answer) {
            case StaffAnswer.Done<Made>(Made made, var _) ->
                NewsroomPage.of(
                        "secret",
                        new SecretView(
                                frames.around(exchange, frames.words(exchange).get("secret.title"), "records"),
                                name,
                                made.shown()));
            case StaffAnswer.Refused<Made>(var _, StaffProblem problem) -> refused(exchange, problem);
        };
    }

    private View removed(ServerWebExchange exchange, String path) {
        StaffAnswer<StaffCalls.Nothing> answer = calls.delete(
                StaffSession.of(exchange).accessToken(), Service.ARTICLES, path, null, null, StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(Rooms.RECORDS, "removed");
            case StaffAnswer.Refused<StaffCalls.Nothing>(var _, StaffProblem problem) -> refused(exchange, problem);
        };
    }

    private View refused(ServerWebExchange exchange, StaffProblem problem) {
        return records.page(exchange, "", null, Refusal.of(frames.words(exchange), problem));
    }

    /** Hands a file on, up to the size that a form may have; larger ones are sent to the API. */
    @PostMapping("/newsroom/records/imports")
    View bringIn(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        ReceivedForm.Upload file = form.upload();
        if (file == null) {
            return records.page(
                    exchange, "", null, Refusal.because(frames.words(exchange).get("imports.noFile")));
        }
        String boundary = "kiosque-" + RandomId.next();
        var body = new ByteArrayOutputStream(file.content().length + 500);
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"import\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file.content());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        StaffAnswer<StaffCalls.Nothing> answer = calls.postAs(
                StaffSession.of(exchange).accessToken(),
                Service.ARTICLES,
                "/api/v1/imports",
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray(),
                form.text("key"),
                StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(Rooms.RECORDS, "imported");
            case StaffAnswer.Refused<StaffCalls.Nothing>(var _, StaffProblem problem) -> refused(exchange, problem);
        };
    }
}
