package org.kiosque.gateway.site.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Builds addresses within the site. */
public final class Addresses {

    public static final String FRONT = "/{language}";
    public static final String ARTICLE = "/{language}/{slug}";

    private Addresses() {}

    /**
     * The page of an article. Whatever is in the parts, the address is a valid one.
     *
     * @param fragment the place on the page; empty for its top
     */
    public static URI article(Language language, String slug, Map<String, String> query, String fragment) {
        var address = UriComponentsBuilder.fromPath(ARTICLE);
        query.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        Map<String, String> values = new HashMap<>(query);
        values.put("language", language.tag());
        values.put("slug", slug);
        return (fragment.isEmpty() ? address : address.fragment(fragment))
                .encode()
                .buildAndExpand(values)
                .toUri();
    }

    /** The front page of a language. */
    public static String front(Language language) {
        return "/" + language;
    }

    /** The page of an article whose slug needs no escapes. */
    public static String article(Language language, String slug) {
        return front(language) + "/" + slug;
    }

    /** Null when there is no value, because then there is nothing to point at. */
    public static @Nullable String with(String path, String parameter, @Nullable String value, String fragment) {
        return value == null ? null : with(path, Map.of(parameter, value), fragment);
    }

    public static String with(String path, Map<String, String> query, String fragment) {
        var address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        return (fragment.isEmpty() ? address : address.fragment(fragment))
                .build()
                .toUriString();
    }
}
