package org.kiosque.common.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;

/** Where the next part of a list begins: after this entry, in the order of the list, which is by time and then by id. */
public record Cursor(Instant at, String id) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");

    /**
     * @param text what {@link #written} gave before; null at the list's start
     * @throws InvalidFieldException for anything else
     */
    public static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", -1);
            if (parts.length == 2 && isId(parts[1])) {
                return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
            }
        } catch (IllegalArgumentException notOurs) {
            // said below
        }
        throw new InvalidFieldException("cursor", "is not one that this list has given");
    }

    /** Of an article, or of an article in a language. */
    private static boolean isId(String id) {
        int colon = id.indexOf(':');
        return colon < 0
                ? RandomId.isOne(id)
                : RandomId.isOne(id.substring(0, colon))
                        && LANGUAGE.matcher(id.substring(colon + 1)).matches();
    }

    /** @return opaque to clients, and safe in an address */
    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at.toEpochMilli() + "." + id).getBytes(StandardCharsets.US_ASCII));
    }
}
