package org.kiosque.gateway.site.page;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;

/** An image with everything that keeps a page from jumping while it loads. */
public record Figure(
        String url,
        String alt,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String srcset) {

    public static @Nullable Figure of(Article.@Nullable Picture picture) {
        if (picture == null) {
            return null;
        }
        String srcset = picture.variants().stream()
                .sorted(Comparator.comparingInt(Article.Variant::width))
                .map(variant -> variant.url() + " " + variant.width() + "w")
                .collect(Collectors.joining(", "));
        return new Figure(
                picture.url(),
                picture.alt() == null ? "" : picture.alt(),
                picture.width(),
                picture.height(),
                srcset.isEmpty() ? null : srcset);
    }
}
