package org.kiosque.gateway.newsroom.home;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.newsroom.home.HomeController.Budget;
import org.kiosque.gateway.newsroom.home.HomeController.Door;
import org.kiosque.gateway.newsroom.home.HomeController.Figure;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Component;

/**
 * Counts what waits in a room: comments as their service counts them, of articles and translations up to fifty of a kind. What
 * is beyond that is not looked at one by one anyway.
 */
@Component
class Waiting {

    private static final String MOST = "50";

    /** Others that the service may come to count have no words here yet. */
    private static final List<String> COMMENTS = List.of("pending", "reported");

    private record Queue(Service service, String path, List<String> statuses) {}

    private static final Map<String, Queue> QUEUES = Map.of(
            "articles",
                    new Queue(Service.ARTICLES, "/api/v1/desk/articles", List.of("draft", "in-review", "scheduled")),
            "translations",
                    new Queue(
                            Service.TRANSLATIONS,
                            "/api/v1/translation-desk",
                            List.of("review", "stale", "held", "failed")));

    private final StaffCalls calls;
    private final ExecutorService threads = ContextExecutorService.wrap(
            Executors.newVirtualThreadPerTaskExecutor(),
            ContextSnapshotFactory.builder().build()::captureAll);

    Waiting(StaffCalls calls) {
        this.calls = calls;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private record Listed(
            List<Map<String, Object>> items, @Nullable String nextCursor) {}

    private record Counts(List<Count> items) {}

    private record Count(String status, int count, boolean more) {}

    private record Budgets(List<Budget> items) {}

    /** What is asked about a room, under way. */
    private record Asked(Rooms.Room room, List<Future<List<Figure>>> figures, Future<List<Budget>> budgets) {}

    /**
     * Asks for all of it at once: nobody waits for one count after another. A room whose service does not answer is closed; the others
     * are not.
     */
    List<Door> behind(List<Rooms.Room> rooms, StaffSession session) {
        return rooms.stream().map(room -> ask(room, session)).toList().stream()
                .map(Waiting::door)
                .toList();
    }

    private Asked ask(Rooms.Room room, StaffSession session) {
        Queue queue = QUEUES.get(room.name());
        List<Future<List<Figure>>> figures;
        if (room.name().equals("comments")) {
            figures = List.of(threads.submit(() -> comments(room, session)));
        } else if (queue == null) {
            figures = List.of();
        } else {
            figures = queue.statuses().stream()
                    .map(status -> threads.submit(() -> figures(room, queue, status, session)))
                    .toList();
        }
        return new Asked(
                room, figures, threads.submit(() -> room.name().equals("translations") ? budgets(session) : List.of()));
    }

    private static Door door(Asked asked) {
        try {
            List<Figure> figures = new ArrayList<>();
            for (Future<List<Figure>> each : asked.figures()) {
                figures.addAll(told(each));
            }
            return new Door(asked.room(), false, figures, told(asked.budgets()));
        } catch (ServiceException away) {
            return new Door(asked.room(), true, List.of(), List.of());
        }
    }

    private static <T> T told(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** @return one, or none where the service does not tell */
    private List<Figure> figures(Rooms.Room room, Queue queue, String status, StaffSession session) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("status", status);
        String path = Addresses.with(room.path(), asked);
        asked.put("limit", MOST);
        return calls.get(session.accessToken(), queue.service(), Addresses.with(queue.path(), asked), Listed.class)
                        instanceof StaffAnswer.Done<Listed>(Listed listed, var _)
                ? List.of(new Figure(status, path, listed.items().size(), listed.nextCursor() != null))
                : List.of();
    }

    private List<Figure> comments(Rooms.Room room, StaffSession session) {
        return calls.get(session.accessToken(), Service.COMMENTS, "/api/v1/moderation/queue-counts", Counts.class)
                        instanceof StaffAnswer.Done<Counts>(Counts counts, var _)
                ? counts.items().stream()
                        .filter(queue -> COMMENTS.contains(queue.status()))
                        .map(queue -> new Figure(
                                queue.status(),
                                Addresses.with(room.path(), Map.of("status", queue.status())),
                                queue.count(),
                                queue.more()))
                        .toList()
                : List.of();
    }

    private List<Budget> budgets(StaffSession session) {
        return calls.get(session.accessToken(), Service.TRANSLATIONS, "/api/v1/translation-desk/budgets", Budgets.class)
                        instanceof StaffAnswer.Done<Budgets>(Budgets budgets, var _)
                ? budgets.items()
                : List.of();
    }
}
