package org.kiosque.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * What makes two requests ask for the same page.
 *
 * @param path without percent signs: no slug has any, and a page must not be kept under several spellings of one address
 * @param query only parameters that the page knows, with values that they can have, sorted; so that nobody can fill the
 *     cache by inventing parameters
 */
record PageKey(String path, String query) {

    private static final Pattern FRONT = Pattern.compile("/([A-Za-z0-9-]{2,20})");
    private static final Pattern ARTICLE = Pattern.compile("/([A-Za-z0-9-]{2,20})/[A-Za-z0-9._~-]{1,400}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._~=+/-]{1,200}");
    private static final Pattern OUTCOME = Pattern.compile("pending|approved");

    private static final Map<String, Pattern> OF_FRONT = Map.of("cursor", CURSOR);
    private static final Map<String, Pattern> OF_ARTICLE = Map.of("comments", CURSOR, "submitted", OUTCOME);

    /** Null for what is no page of the site or is asked by somebody in particular. */
    static @Nullable PageKey of(ServerHttpRequest request, ReaderLanguages languages) {
        HttpMethod method = request.getMethod();
        if (!(HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))
                || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        String path = request.getPath().value();
        var front = FRONT.matcher(path);
        if (front.matches()) {
            return languages.find(front.group(1)).isPresent() ? new PageKey(path, query(request, OF_FRONT)) : null;
        }
        var article = ARTICLE.matcher(path);
        if (article.matches()) {
            return languages.find(article.group(1)).isPresent() ? new PageKey(path, query(request, OF_ARTICLE)) : null;
        }
        return null;
    }

    /** The id at the end of the path; null for what shows no single article. */
    @Nullable String article() {
        int slug = path.indexOf('/', 1);
        return slug < 0 ? null : ArticleSlug.idIn(path.substring(slug + 1));
    }

    private static String query(ServerHttpRequest request, Map<String, Pattern> known) {
        if (request.getURI().getRawQuery() == null) {
            return "";
        }
        MultiValueMap<String, String> asked = request.getQueryParams();
        Map<String, String> kept = new TreeMap<>();
        known.forEach((name, values) -> {
            String value = asked.getFirst(name);
            if (value != null && values.matcher(value).matches()) {
                kept.put(name, value);
            }
        });
        return kept.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
