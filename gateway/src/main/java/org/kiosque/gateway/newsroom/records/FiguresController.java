package org.kiosque.gateway.newsroom.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/**
 * How the newsroom does: what was published, read, discussed and translated on each of the last days, how long the oldest has
 * waited in each queue, and what machines have cost. What a service does not tell, or not to who asks, is left out and named.
 */
@Controller
public class FiguresController {

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final ZoneId zone;
    private final InstantSource clock;

    FiguresController(StaffCalls calls, RoomFrames frames, NewsroomProperties properties, InstantSource clock) {
        this.calls = calls;
        this.frames = frames;
        this.zone = properties.timeZone();
        this.clock = clock;
    }

    private record Published(List<OfDay> days) {}

    private record Attention(List<OfDay> days) {}

    private record Translated(List<OfDay> days, @Nullable Instant waitingSince) {}

    private record OfDay(LocalDate day, long reads, long comments, long completed, long published) {}

    private record Oldest(List<Waiting> items) {}

    private record Waiting(@Nullable Instant createdAt) {}

    private record Budgets(List<Cost> items) {}

    /** Characters of this month. */
    public record Cost(String engine, long usedCharacters, long monthlyCharacters) {}

    /**
     * @param name of the queue
     * @param hours that its oldest has waited, without a part of one
     */
    public record Age(String name, String path, long hours) {}

    /** @param missing what is not told, by its name */
    public record FiguresView(
            NewsroomFrame frame, List<Plot> plots, List<Age> ages, List<Cost> costs, List<String> missing) {}

    @GetMapping("/newsroom/records/figures")
    View figures(ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        List<Plot> plots = new ArrayList<>();
        List<Age> ages = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        ask(
                        session,
                        Service.ARTICLES,
                        Addresses.with("/api/v1/desk/audit/figures", Map.of("zone", zone.getId())),
                        Published.class)
                .ifPresentOrElse(
                        told -> plots.add(plot("published", told.days(), OfDay::published)),
                        () -> missing.add("published"));
        Optional<Attention> attention = ask(session, Service.RECOMMENDATIONS, "/api/v1/attention", Attention.class);
        attention.ifPresentOrElse(
                told -> {
                    plots.add(plot("read", told.days(), OfDay::reads));
                    plots.add(plot("discussed", told.days(), OfDay::comments));
                },
                () -> missing.addAll(List.of("read", "discussed")));
        Optional<Translated> translated =
                ask(session, Service.TRANSLATIONS, "/api/v1/translation-desk/figures", Translated.class);
        translated.ifPresentOrElse(
                told -> {
                    plots.add(plot("translated", told.days(), OfDay::completed));
                    age("waiting", Rooms.TRANSLATIONS + "?status=waiting", told.waitingSince())
                            .ifPresent(ages::add);
                },
                () -> missing.add("translated"));
        for (String queue : List.of("pending", "reported")) {
            ask(session, Service.COMMENTS, "/api/v1/moderation/comments?status=" + queue + "&limit=1", Oldest.class)
                    .ifPresentOrElse(
                            oldest -> oldest.items().stream()
                                    .findFirst()
                                    .flatMap(one -> age(queue, Rooms.COMMENTS + "?status=" + queue, one.createdAt()))
                                    .ifPresent(ages::add),
                            () -> missing.add(queue));
        }
        List<Cost> costs = ask(session, Service.TRANSLATIONS, "/api/v1/translation-desk/budgets", Budgets.class)
                .map(Budgets::items)
                .orElse(List.of());
        return NewsroomPage.of(
                "figures",
                new FiguresView(
                        frames.around(exchange, frames.words(exchange).get("figures.title"), "records"),
                        plots,
                        ages,
                        costs,
                        missing));
    }

    private <T> Optional<T> ask(StaffSession session, Service service, String path, Class<T> type) {
        try {
            return calls.get(session.accessToken(), service, path, type) instanceof StaffAnswer.Done<T>(T told, var _)
                    ? Optional.of(told)
                    : Optional.empty();
        } catch (ServiceException away) {
            return Optional.empty();
        }
    }

    private static Plot plot(String name, List<OfDay> days, ToLongFunction<OfDay> count) {
        SortedMap<LocalDate, Long> counts = new TreeMap<>();
        days.forEach(day -> counts.put(day.day(), count.applyAsLong(day)));
        return Plot.of(name, counts);
    }

    private Optional<Age> age(String name, String path, @Nullable Instant since) {
        return since == null
                ? Optional.empty()
                : Optional.of(new Age(
                        name,
                        path,
                        Math.max(0, Duration.between(since, clock.instant()).toHours())));
    }
}
