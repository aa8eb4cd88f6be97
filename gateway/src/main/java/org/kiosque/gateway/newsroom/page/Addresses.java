package org.kiosque.gateway.newsroom.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Builds addresses, each part encoded. */
public final class Addresses {

    private Addresses() {}

    /** @param query in this order; what is blank is left out */
    public static String with(String path, Map<String, String> query) {
        var address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            if (!value.isBlank()) {
                address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.build(true).toUriString();
    }

    /** What may be missing, as a query takes it. */
    public static String orBlank(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** One segment of a path. */
    public static String segment(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
