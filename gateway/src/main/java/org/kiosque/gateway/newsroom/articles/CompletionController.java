package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;

/** Tags and authors that there are, by how they begin, so that nobody writes one in two ways. */
@Controller
class CompletionController {

    private static final int MOST = 10;
    private static final int LONGEST = 60;

    private final ArticleCalls articles;

    CompletionController(ArticleCalls articles) {
        this.articles = articles;
    }

    private record Subjects(List<Subject> items) {}

    private record Subject(@Nullable String name, @Nullable Map<String, String> names) {

        Stream<String> all() {
            return name != null ? Stream.of(name) : names == null ? Stream.of() : names.values().stream();
        }
    }

    /** @param q how the name begins; without one, or while nobody can be asked, there is nothing */
    @GetMapping("/newsroom/tags")
    ResponseEntity<List<String>> tags(@RequestParam(defaultValue = "") String q, ServerWebExchange exchange) {
        return known(exchange, "tags", q);
    }

    /** As {@link #tags}. */
    @GetMapping("/newsroom/authors")
    ResponseEntity<List<String>> authors(@RequestParam(defaultValue = "") String q, ServerWebExchange exchange) {
        return known(exchange, "authors", q);
    }

    private ResponseEntity<List<String>> known(ServerWebExchange exchange, String what, String q) {
        String begins = q.strip();
        if (begins.isEmpty() || begins.length() > LONGEST) {
            return ResponseEntity.ok(List.of());
        }
        String path = Addresses.with("/api/v1/desk/" + what, Map.of("q", begins));
        try {
            return ResponseEntity.ok(
                    articles.get(StaffSession.of(exchange), path, Subjects.class)
                                    instanceof StaffAnswer.Done<Subjects>(Subjects found, var _)
                            ? found.items().stream()
                                    .flatMap(Subject::all)
                                    .distinct()
                                    .limit(MOST)
                                    .toList()
                            : List.of());
        } catch (ServiceException away) {
            return ResponseEntity.ok(List.of());
        }
    }
}
