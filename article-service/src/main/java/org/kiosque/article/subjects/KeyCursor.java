package org.kiosque.article.subjects;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Page;

/** Where a list in the order of keys begins: after the last key that the client has seen. */
final class KeyCursor {

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,100}");

    private KeyCursor() {}

    /** @throws InvalidFieldException for anything but what such a list has given */
    static @Nullable String read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (KEY.matcher(key).matches()) {
                return key;
            }
        } catch (IllegalArgumentException notOurs) {
            // said below
        }
        throw new InvalidFieldException("cursor", "is not one that this list has given");
    }

    /** @return what keys begin with that are made of such words */
    static String beginning(String words) {
        return ArticleSlug.words(words);
    }

    /** @param found one more than {@code limit} when there are more to come */
    static <T> Page<T> page(List<Subject> found, int limit, Function<Subject, T> shown) {
        boolean more = found.size() > limit;
        List<Subject> here = more ? found.subList(0, limit) : found;
        String next = more
                ? Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(here.getLast().key().getBytes(StandardCharsets.US_ASCII))
                : null;
        return new Page<>(here.stream().map(shown).toList(), next);
    }
}
