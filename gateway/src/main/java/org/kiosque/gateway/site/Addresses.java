package org.kiosque.gateway.site;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Builds addresses within the site. */
final class Addresses {

    private Addresses() {}

    /** Null when there is no value, because then there is nothing to point at. */
    static @Nullable String with(String path, String parameter, @Nullable String value, String fragment) {
        if (value == null) {
            return null;
        }
        var address = UriComponentsBuilder.fromPath(path)
                .queryParam(parameter, UriUtils.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        return (fragment.isEmpty() ? address : address.fragment(fragment))
                .build()
                .toUriString();
    }
}
