package org.kiosque.gateway.newsroom.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.kiosque.gateway.edge.pages.Rendition;
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
 * The newsroom's style sheets, scripts and pictures, which are no secret. Each is named by its content and kept by browsers; under
 * another name than today's it is given out too, but not to be kept: that is how replicas of two releases go together.
 */
@Controller
public class RoomFiles {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    /** Where the site's own style sheet holds: within the page that is shown beside a text. */
    private static final String SCOPE = "@scope (.look) {\n";

    /** Of the help, in each language. */
    private static final List<String> PICTURES = List.of("writing", "publishing", "front", "translating", "moderating");

    private record RoomFile(String hash, Rendition immutable, Rendition current) {}

    private final Map<String, RoomFile> files = new LinkedHashMap<>();

    RoomFiles() throws IOException {
        String tokens = "/assets/tokens.css";
        String htmx = "/META-INF/resources/webjars/htmx.org/" + new WebJarVersionLocator().version("htmx.org")
                + "/dist/htmx.min.js";
        put("newsroom.css", CSS, read(List.of(tokens, "/newsroom/newsroom.css")));
        put("page.css", CSS, within(SCOPE, read(List.of("/assets/site.css")), "\n}\n"));
        put("session.js", SCRIPT, read(List.of("/newsroom/session.js")));
        put("newsroom.js", SCRIPT, read(List.of("/newsroom/newsroom.js")));
        put("writing.js", SCRIPT, read(List.of("/newsroom/writing.js")));
        put("htmx.js", SCRIPT, read(List.of(htmx)));
        put("toolbar.js", SCRIPT, toolbar());
        for (String picture : PICTURES) {
            for (String language : Words.LANGUAGES) {
                String name = picture + "-" + language + ".png";
                put(name, "image/png", read(List.of("/newsroom/help/" + name)));
            }
        }
    }

    private static byte[] read(List<String> parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (String part : parts) {
            try (InputStream in = RoomFiles.class.getResourceAsStream(part)) {
                Objects.requireNonNull(in, part).transferTo(all);
            }
        }
        return all.toByteArray();
    }

    /** GitHub's toolbar for Markdown, which is in no WebJar of the kind that the locator knows. */
    private static byte[] toolbar() throws IOException {
        var about = new Properties();
        about.load(new ByteArrayInputStream(
                read(List.of("/META-INF/maven/org.mvnpm.at.github/markdown-toolbar-element/pom.properties"))));
        return read(List.of("/META-INF/resources/_static/markdown-toolbar-element/" + about.getProperty("version")
                + "/dist/index.js"));
    }

    private static byte[] within(String before, byte[] content, String after) {
        return (before + new String(content, StandardCharsets.UTF_8) + after).getBytes(StandardCharsets.UTF_8);
    }

    private void put(String name, String type, byte[] content) {
        files.put(
                name,
                new RoomFile(
                        Rendition.digest(content).substring(0, 12),
                        rendition(type, "public, max-age=31536000, immutable", content),
                        rendition(type, "no-store", content)));
    }

    private static Rendition rendition(String type, String cacheControl, byte[] content) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.set(HttpHeaders.CACHE_CONTROL, cacheControl);
        return Rendition.of(HttpStatus.OK, headers, content);
    }

    /** The address of a file. */
    public String url(String name) {
        return Rooms.FILES + file(name).hash() + "/" + name;
    }

    private RoomFile file(String name) {
        RoomFile found = files.get(name);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    @GetMapping("/newsroom/files/{hash}/{file}")
    Mono<Void> file(@PathVariable String hash, @PathVariable String file, ServerWebExchange exchange) {
        RoomFile found = file(file);
        return (found.hash().equals(hash) ? found.immutable() : found.current()).writeTo(exchange);
    }
}
