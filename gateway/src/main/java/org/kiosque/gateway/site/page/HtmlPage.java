package org.kiosque.gateway.site.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.edge.pages.Contents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A page that is ready to be rendered: a precompiled jte template and the one record that it shows. Everything was
 * fetched before, so that rendering never blocks.
 *
 * @param language of the page as a whole
 * @param own headers of this page, which take the place of those that every page has
 * @param contents what it shows; null for a page that is fresh by its age alone
 * @param parts of it, some of which are kept; null for a page that is always written as a whole
 */
public record HtmlPage(
        HttpStatus status,
        Language language,
        String template,
        Object page,
        HttpHeaders own,
        @Nullable Contents contents,
        @Nullable Parts parts)
        implements View {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final TemplateEngine TEMPLATES = engine();

    public HtmlPage(HttpStatus status, Language language, String template, Object page) {
        this(status, language, template, page, HttpHeaders.EMPTY, null, null);
    }

    public HtmlPage(HttpStatus status, Language language, String template, Object page, Contents contents) {
        this(status, language, template, page, HttpHeaders.EMPTY, contents, null);
    }

    private static TemplateEngine engine() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlPage.class.getClassLoader(), "org.kiosque.gateway.templates");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(HTML);
    }

    private byte[] bytes() {
        Utf8ByteOutput out = parts == null ? new Utf8ByteOutput() : parts.page();
        TEMPLATES.render(template + ".jte", page, out);
        return out.toByteArray();
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        byte[] bytes = bytes();
        if (contents != null) {
            contents.tell(exchange);
        }
        if (parts != null) {
            parts.compressed().tell(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(status);
        headers.setContentType(HTML);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.setCacheControl(status.is5xxServerError() ? "no-store" : "no-cache");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        headers.putAll(own);
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
