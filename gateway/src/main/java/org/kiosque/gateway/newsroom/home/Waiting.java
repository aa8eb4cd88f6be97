package org.kiosque.gateway.newsroom.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    Waiting(StaffCalls calls) {
        this.calls = calls;
    }

    private record Listed(
            List<Map<String, Object>> items, @Nullable String nextCursor) {}

    private record Counts(List<Count> items) {}

    private record Count(String status, int count, boolean more) {}

    private record Budgets(List<Budget> items) {}

    /** A room whose service does not answer is closed; the others are not. */
    Door behind(Rooms.Room room, StaffSession session) {
        try {
            return switch (room.name()) {
                case "comments" -> new Door(room, false, comments(room, session), List.of());
                case "translations" -> new Door(room, false, listed(room, session), budgets(session));
                default -> new Door(room, false, listed(room, session), List.of());
            };
        } catch (ServiceException away) {
            return new Door(room, true, List.of(), List.of());
        }
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

    private List<Figure> listed(Rooms.Room room, StaffSession session) {
        Queue queue = QUEUES.get(room.name());
        if (queue == null) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        for (String status : queue.statuses()) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("status", status);
            String path = Addresses.with(room.path(), asked);
            asked.put("limit", MOST);
            if (calls.get(session.accessToken(), queue.service(), Addresses.with(queue.path(), asked), Listed.class)
                    instanceof StaffAnswer.Done<Listed>(Listed listed, var _)) {
                figures.add(new Figure(status, path, listed.items().size(), listed.nextCursor() != null));
            }
        }
        return figures;
    }

    private List<Budget> budgets(StaffSession session) {
        return calls.get(session.accessToken(), Service.TRANSLATIONS, "/api/v1/translation-desk/budgets", Budgets.class)
                        instanceof StaffAnswer.Done<Budgets>(Budgets budgets, var _)
                ? budgets.items()
                : List.of();
    }
}
