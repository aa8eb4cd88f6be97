package org.kiosque.gateway.site.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kiosque.gateway.edge.pages.Rendition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The few static files of the pages, named by their content and kept for ever by browsers.
 *
 * <p>A name with another hash gets the current file too, but not for ever: while a new release is being rolled out, a
 * page of one replica may ask the other for its files.
 */
@Controller
public class Assets {

    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("site.css", "text/css;charset=UTF-8"),
            Map.entry("article.js", SCRIPT),
            Map.entry("choice.js", SCRIPT),
            Map.entry("solver.js", SCRIPT),
            Map.entry("saved.js", SCRIPT),
            Map.entry("push.js", SCRIPT),
            Map.entry("serviceworker.js", SCRIPT),
            Map.entry("serif.woff2", "font/woff2"),
            Map.entry("favicon.svg", "image/svg+xml"),
            Map.entry("favicon.ico", "image/x-icon"),
            Map.entry("iconsmall.png", "image/png"),
            Map.entry("iconlarge.png", "image/png"),
            Map.entry("icontouch.png", "image/png"));

    /** One answer for what a page needs together. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "site.css",
            List.of("tokens.css", "site.css"),
            "article.js",
            List.of("choice.js", "comment.js", "reader.js"));

    private static final Pattern HASHED =
            Pattern.compile("(?<name>[a-z]+)\\.(?<hash>[A-Za-z0-9_-]{12})\\.(?<extension>[a-z0-9]+)");

    private record Asset(String hash, Rendition immutable, Rendition current) {}

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Assets() throws IOException {
        for (var file : FILES.entrySet()) {
            assets.put(file.getKey(), load(file.getKey(), file.getValue()));
        }
    }

    private static Asset load(String name, String contentType) throws IOException {
        var all = new ByteArrayOutputStream();
        for (String part : PARTS.getOrDefault(name, List.of(name))) {
            try (InputStream in = Assets.class.getResourceAsStream("/assets/" + part)) {
                Objects.requireNonNull(in, part).transferTo(all);
            }
        }
        byte[] bytes = contentType.equals(SCRIPT) ? withoutComments(all.toByteArray()) : all.toByteArray();
        return new Asset(
                Rendition.digest(bytes).substring(0, 12),
                rendition(contentType, "public, max-age=31536000, immutable", bytes),
                rendition(contentType, "no-cache", bytes));
    }

    /** Those on lines of their own, which are a tenth of what a reader would fetch. */
    private static byte[] withoutComments(byte[] script) {
        return new String(script, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.stripLeading().startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Rendition rendition(String contentType, String cacheControl, byte[] bytes) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        headers.set(HttpHeaders.CACHE_CONTROL, cacheControl);
        return Rendition.of(HttpStatus.OK, headers, bytes);
    }

    /** The address of a file, such as {@code /assets/site.3f2a….css}. */
    public String url(String name) {
        int dot = name.lastIndexOf('.');
        return "/assets/" + name.substring(0, dot) + "." + asset(name).hash() + name.substring(dot);
    }

    private Asset asset(String name) {
        Asset found = assets.get(name);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    @GetMapping("/assets/{file}")
    Mono<Void> hashed(@PathVariable String file, ServerWebExchange exchange) {
        Matcher parts = HASHED.matcher(file);
        if (!parts.matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Asset asset = asset(parts.group("name") + "." + parts.group("extension"));
        return (asset.hash().equals(parts.group("hash")) ? asset.immutable() : asset.current()).writeTo(exchange);
    }

    @GetMapping("/favicon.ico")
    Mono<Void> favicon(ServerWebExchange exchange) {
        return asset("favicon.ico").current().writeTo(exchange);
    }

    /** Not among the others: what it serves is below its own address. */
    @GetMapping("/service-worker.js")
    Mono<Void> serviceWorker(ServerWebExchange exchange) {
        return asset("serviceworker.js").current().writeTo(exchange);
    }
}
