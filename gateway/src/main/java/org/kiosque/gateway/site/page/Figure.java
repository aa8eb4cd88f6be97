package org.kiosque.gateway.site.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;

/**
 * An image with everything that keeps a page from jumping while it loads.
 *
 * @param srcset its JPEGs by width; null where there is one alone
 * @param webp the same as WebP; null where there are none
 * @param focus classes of the style sheet that keep in sight what a crop must not cut off; null for the middle
 */
public record Figure(
        String url,
        String alt,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String srcset,
        @Nullable String webp,
        @Nullable String focus,
        @Nullable String caption,
        @Nullable String credit) {

    public static @Nullable Figure of(Article.@Nullable Picture picture) {
        if (picture == null) {
            return null;
        }
        return new Figure(
                picture.url(),
                picture.alt() == null ? "" : picture.alt(),
                picture.width(),
                picture.height(),
                srcset(picture.variants()),
                srcset(picture.webp()),
                focus(picture.focus()),
                picture.caption(),
                picture.credit());
    }

    private static @Nullable String srcset(List<Article.Variant> variants) {
        String srcset = variants.stream()
                .sorted(Comparator.comparingInt(Article.Variant::width))
                .map(variant -> variant.url() + " " + variant.width() + "w")
                .collect(Collectors.joining(", "));
        return srcset.isEmpty() ? null : srcset;
    }

    /** In tenths, since a page may set no style of its own (content security policy). */
    private static @Nullable String focus(Article.@Nullable Focus focus) {
        return focus == null ? null : "x%d y%d".formatted(tenths(focus.x()), tenths(focus.y()));
    }

    private static long tenths(double fraction) {
        return Math.round(Math.clamp(fraction, 0, 1) * 10);
    }
}
