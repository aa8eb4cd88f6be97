package org.kiosque.gateway.newsroom.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Builds what surrounds the newsroom's pages. */
@Component
public class RoomFrames {

    private final Map<String, Words> words;
    private final RoomFiles files;

    RoomFrames(NewsroomProperties properties, RoomFiles files) {
        this.words = Words.LANGUAGES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), language -> new Words(language, properties.timeZone())));
        this.files = files;
    }

    /** In the language of the session, else in the one that the browser prefers. */
    public Words words(ServerWebExchange exchange) {
        StaffSession session = StaffSession.find(exchange);
        String language =
                session == null ? Words.preferred(exchange.getRequest().getHeaders()) : session.language();
        Words found = words.get(language);
        return found != null ? found : Objects.requireNonNull(words.get(Words.LANGUAGES.getFirst()));
    }

    /** @param room name of the one that the page is in; null outside */
    public NewsroomFrame around(ServerWebExchange exchange, String title, @Nullable String room) {
        StaffSession session = StaffSession.find(exchange);
        ServerHttpRequest request = exchange.getRequest();
        Words word = words(exchange);
        String done = request.getQueryParams().getFirst("done");
        boolean shown = HttpMethod.GET.equals(request.getMethod());
        return new NewsroomFrame(
                word,
                title,
                room,
                session == null ? null : session.name(),
                session == null ? "" : session.csrf(),
                session == null ? List.of() : Rooms.of(session),
                shown ? here(request) : Rooms.HOME,
                done != null && word.has("done." + done) ? word.get("done." + done) : null,
                files);
    }

    private static String here(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return request.getPath().value() + (query == null ? "" : "?" + query);
    }

    /** A page of ours that leads on at once: to a browser, what it leads to is asked for by our own page. */
    public NewsroomPage onward(ServerWebExchange exchange, URI next) {
        NewsroomFrame frame = around(exchange, words(exchange).get("onward.title"), null);
        return new NewsroomPage(HttpStatus.OK, "onward", new OnwardView(frame, next.toString()));
    }

    /** @param next where the page leads to */
    public record OnwardView(NewsroomFrame frame, String next) {}
}
