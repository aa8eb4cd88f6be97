package org.kiosque.gateway.newsroom.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kiosque.gateway.edge.pages.Rendition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The newsroom's style sheet and script, which are no secret; as all that is answered there, no cache keeps them. */
@Controller
class RoomFiles {

    private static final Map<String, String> FILES =
            Map.of("newsroom.css", "text/css;charset=UTF-8", "newsroom.js", "text/javascript;charset=UTF-8");

    private final Map<String, Rendition> files = new LinkedHashMap<>();

    RoomFiles() throws IOException {
        for (var file : FILES.entrySet()) {
            try (InputStream in = RoomFiles.class.getResourceAsStream("/newsroom/" + file.getKey())) {
                HttpHeaders headers = new HttpHeaders();
                headers.set(HttpHeaders.CONTENT_TYPE, file.getValue());
                files.put(
                        file.getKey(),
                        Rendition.of(
                                HttpStatus.OK,
                                headers,
                                Objects.requireNonNull(in, file.getKey()).readAllBytes()));
            }
        }
    }

    String url(String name) {
        return Rooms.FILES + name;
    }

    @GetMapping("/newsroom/files/{file}")
    Mono<Void> file(@PathVariable String file, ServerWebExchange exchange) {
        Rendition found = files.get(file);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found.writeTo(exchange);
    }
}
