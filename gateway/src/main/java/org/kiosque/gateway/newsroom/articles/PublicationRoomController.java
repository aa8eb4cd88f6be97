package org.kiosque.gateway.newsroom.articles;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** From a text to a published article and back: now, at a time, corrected, withdrawn. */
@Controller
class PublicationRoomController {

    private final ArticleCalls articles;
    private final RoomFrames frames;
    private final NewsroomProperties properties;

    PublicationRoomController(ArticleCalls articles, RoomFrames frames, NewsroomProperties properties) {
        this.articles = articles;
        this.frames = frames;
        this.properties = properties;
    }

    @GetMapping("/newsroom/articles/{id}/publication")
    View form(@PathVariable String id, ServerWebExchange exchange) {
        return page(exchange, id, HttpStatus.OK, null, null);
    }

    /** @param typed null for what is planned */
    private View page(
            ServerWebExchange exchange,
            String id,
            HttpStatus status,
            PublicationView.@Nullable Typed typed,
            @Nullable Refusal failure) {
        StaffAnswer.Done<DeskArticle> read = articles.read(StaffSession.of(exchange), id);
        Words word = frames.words(exchange);
        DeskArticle.Schedule schedule = read.body().schedule();
        String at = schedule == null ? "" : word.field(schedule.at());
        String until = schedule == null ? "" : word.field(schedule.until());
        return new NewsroomPage(
                status,
                "publication",
                new PublicationView(
                        frames.around(exchange, read.body().title(), "articles"),
                        read.body(),
                        Objects.requireNonNullElse(read.etag(), ""),
                        typed == null ? new PublicationView.Typed(at, until, "", "") : typed,
                        at,
                        properties.timeZone().getId(),
                        failure));
    }

    /** One step, named by the button. Where it is not possible any more, the page says what is there now. */
    @PostMapping("/newsroom/articles/{id}/publication")
    View step(@PathVariable String id, ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        Words word = frames.words(exchange);
        var typed = new PublicationView.Typed(
                form.text("at"), form.text("until"), form.text("reason"), form.text("correction"));
        String step = form.text("do");
        if (step.equals("plan") && typed.at().isBlank()) {
            return page(exchange, id, HttpStatus.BAD_REQUEST, typed, Refusal.because(word.get("article.planWhen")));
        }
        if (step.equals("publish") && !typed.at().equals(form.text("planned"))) {
            return page(exchange, id, HttpStatus.BAD_REQUEST, typed, Refusal.because(word.get("article.planOrNow")));
        }
        StaffAnswer<StaffCalls.Nothing> answer;
        try {
            answer = answer(StaffSession.of(exchange), id, step, form);
        } catch (DateTimeException noTime) {
            return page(exchange, id, HttpStatus.BAD_REQUEST, typed, Refusal.because(word.get("article.noTime")));
        }
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ ->
                step.equals("delete")
                        ? Onward.to(Rooms.ARTICLES, "deleted")
                        : Onward.to(Rooms.ARTICLES + "/" + Addresses.segment(id) + "/publication", "step");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                page(
                        exchange,
                        id,
                        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST),
                        typed,
                        status == 412
                                ? Refusal.because(word.get("article.changedMeanwhile"))
                                : Refusal.of(word, problem));
        };
    }

    private StaffAnswer<StaffCalls.Nothing> answer(StaffSession session, String id, String step, ReceivedForm form) {
        String etag = form.text("etag");
        Class<StaffCalls.Nothing> nothing = StaffCalls.Nothing.class;
        return switch (step) {
            case "plan" -> articles.put(session, id, "publication", times(form, "at", "until"), etag, nothing);
            case "publish" -> articles.put(session, id, "publication", times(form, "until"), etag, nothing);
            case "unschedule" -> articles.delete(session, id, "schedule", null, etag, nothing);
            case "withdraw" ->
                articles.delete(session, id, "publication", Map.of("reason", form.text("reason")), etag, nothing);
            case "correct" -> articles.correct(session, id, form.text("correction"), etag, form.text("key"));
            case "submit" -> articles.put(session, id, "review", Map.of(), etag, nothing);
            case "return" -> articles.delete(session, id, "review", null, etag, nothing);
            case "delete" -> articles.delete(session, id, "", null, etag, nothing);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private Map<String, Object> times(ReceivedForm form, String... names) {
        Map<String, Object> times = new LinkedHashMap<>();
        for (String name : names) {
            String typed = form.filled(name);
            if (typed != null) {
                times.put(
                        name,
                        LocalDateTime.parse(typed)
                                .atZone(properties.timeZone())
                                .toInstant()
                                .toString());
            }
        }
        return times;
    }
}
