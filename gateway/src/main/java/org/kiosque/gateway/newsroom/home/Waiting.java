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

/** Counts what waits in a room, up to fifty of a kind: what is beyond that is not looked at one by one anyway. */
@Component
class Waiting {

    private static final String MOST = "50";

    private record Queue(Service service, String path, List<String> statuses) {}

    private static final Map<String, Queue> QUEUES = Map.of(
            "articles",
                    new Queue(Service.ARTICLES, "/api/v1/desk/articles", List.of("draft", "in-review", "scheduled")),
            "translations",
                    new Queue(
                            Service.TRANSLATIONS,
                            "/api/v1/translation-desk",
                            List.of("review", "stale", "held", "failed")),
            "comments", new Queue(Service.COMMENTS, "/api/v1/moderation/comments", List.of("pending", "reported")));

    private final StaffCalls calls;

    Waiting(StaffCalls calls) {
        this.calls = calls;
    }

    private record Listed(
            List<Map<String, Object>> items, @Nullable String nextCursor) {}

    private record Budgets(List<Budget> items) {}

    /** A room whose service does not answer is closed; the others are not. */
    Door behind(Rooms.Room room, StaffSession session) {
        Queue queue = QUEUES.get(room.name());
        if (queue == null) {
            return new Door(room, false, List.of(), List.of());
        }
        try {
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
            return new Door(room, false, figures, room.name().equals("translations") ? budgets(session) : List.of());
        } catch (ServiceException away) {
            return new Door(room, true, List.of(), List.of());
        }
    }

    private List<Budget> budgets(StaffSession session) {
        return calls.get(session.accessToken(), Service.TRANSLATIONS, "/api/v1/translation-desk/budgets", Budgets.class)
                        instanceof StaffAnswer.Done<Budgets>(Budgets budgets, var _)
                ? budgets.items()
                : List.of();
    }
}
