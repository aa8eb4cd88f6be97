package org.kiosque.gateway.newsroom.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A page of the newsroom: a precompiled template and the one record that it shows. All was fetched before. The edge forbids
 * anybody to keep it.
 *
 * @param template below {@code newsroom}
 */
public record NewsroomPage(HttpStatus status, String template, Object page) implements View {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final TemplateEngine TEMPLATES = engine();

    public static NewsroomPage of(String template, Object page) {
        return new NewsroomPage(HttpStatus.OK, template, page);
    }

    private static TemplateEngine engine() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, NewsroomPage.class.getClassLoader(), "org.kiosque.gateway.templates");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(HTML);
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        var out = new Utf8ByteOutput();
        TEMPLATES.render("newsroom/" + template + ".jte", page, out);
        byte[] bytes = out.toByteArray();
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(status);
        headers.setContentType(HTML);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
