package org.kiosque.gateway.edge.trust;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param origins of pages whose scripts may call {@code /api}, as browsers send them; none by default */
@ConfigurationProperties("kiosque.edge.cors")
record CorsProperties(@DefaultValue List<String> origins) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");

    CorsProperties {
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "kiosque.edge.cors.origins are written as browsers send them, such as "
                                + "https://app.example or http://localhost:3000: in small letters, without a path, a slash at the end "
                                + "or a star");
            }
        }
        origins = List.copyOf(origins);
    }
}
