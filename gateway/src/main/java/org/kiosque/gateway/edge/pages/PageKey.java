package org.kiosque.gateway.edge.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * What makes two requests ask for the same page.
 *
 * @param path without percent signs: no address needs any, and a page must not be kept under several spellings of one
 * @param query only parameters that the page knows, with values that they can have, sorted; so that nobody can fill the
 *     memory by inventing parameters
 */
record PageKey(PageDeclaration page, String path, String query) {

    static PageKey of(PageDeclaration page, String path, ServerHttpRequest request) {
        return new PageKey(page, path, request.getURI().getRawQuery() == null ? "" : query(page, request));
    }

    private static String query(PageDeclaration page, ServerHttpRequest request) {
        MultiValueMap<String, String> asked = request.getQueryParams();
        var kept = new StringBuilder();
        page.parameters().forEach((name, values) -> {
            String value = asked.getFirst(name);
            if (value != null && values.matcher(value).matches()) {
                kept.append(kept.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return kept.toString();
    }

    @Nullable String about() {
        return page.about().apply(path);
    }

    /** The path tells which page it is: hashing all that a page declares would cost every request. */
    @Override
    public int hashCode() {
        return 31 * path.hashCode() + query.hashCode();
    }
}
