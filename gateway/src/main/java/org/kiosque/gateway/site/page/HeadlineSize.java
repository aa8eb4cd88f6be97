package org.kiosque.gateway.site.page;

import org.jspecify.annotations.Nullable;

/** How large a headline is set: the longer it is, the smaller, so that what stands below it begins in the first screen. */
public final class HeadlineSize {

    /** Characters from which on an ordinary headline is more than three lines beside a picture. */
    private static final int LONG = 70;

    /** What search engines show of one, and editors are warned from. */
    private static final int VERY_LONG = 110;

    private HeadlineSize() {}

    /** @return the style sheet's class for it; null for one of ordinary length */
    public static @Nullable String of(String title) {
        int length = title.codePointCount(0, title.length());
        return length > VERY_LONG ? "longer" : length > LONG ? "long" : null;
    }

    /** @return the same after another class */
    public static String with(String css, String title) {
        String size = of(title);
        return size == null ? css : css + ' ' + size;
    }
}
