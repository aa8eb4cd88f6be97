package org.kiosque.gateway.routing.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kiosque.gateway.edge.pages.Rendition;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.webjars.WebJarVersionLocator;
import reactor.core.publisher.Mono;

/**
 * Swagger UI over the services' OpenAPI documents. The few files that the page needs are served by their names and no others,
 * from the WebJar and from here; nothing is inline, so that the policy for content stays as strict as for readers.
 */
@Controller
class DocsController {

    private static final String PAGE = "index.html";
    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";
    private static final String CSS = "text/css;charset=UTF-8";

    private static final Map<String, String> OURS =
            Map.of(PAGE, "text/html;charset=UTF-8", "docs.js", JAVASCRIPT, "docs.css", CSS);
    private static final Map<String, String> SWAGGER_UI = Map.of(
            "swagger-ui-bundle.js", JAVASCRIPT, "swagger-ui-standalone-preset.js", JAVASCRIPT, "swagger-ui.css", CSS);

    /** Compressed when first asked for: a gateway that nobody reads this of has no work with it. */
    private final Map<String, Rendition> files = new ConcurrentHashMap<>();

    private final String webJar =
            "META-INF/resources/webjars/swagger-ui/" + new WebJarVersionLocator().version("swagger-ui") + "/";

    @GetMapping("/api/docs")
    Mono<Void> docs(ServerWebExchange exchange) {
        return answer(PAGE, exchange);
    }

    @GetMapping("/api/docs/{file}")
    Mono<Void> file(@PathVariable String file, ServerWebExchange exchange) {
        if (!SWAGGER_UI.containsKey(file) && !OURS.containsKey(file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return answer(file, exchange);
    }

    private Mono<Void> answer(String file, ServerWebExchange exchange) {
        return files.computeIfAbsent(file, this::load).writeTo(exchange);
    }

    private Rendition load(String file) {
        String ours = OURS.get(file);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, ours == null ? SWAGGER_UI.get(file) : ours);
        headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        try {
            byte[] bytes = new ClassPathResource((ours == null ? webJar : "docs/") + file).getContentAsByteArray();
            return Rendition.of(HttpStatus.OK, headers, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
