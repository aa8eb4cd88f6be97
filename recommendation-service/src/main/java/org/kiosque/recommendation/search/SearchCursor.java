package org.kiosque.recommendation.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.recommendation.search.query.ArticleSearch;
import org.kiosque.recommendation.search.query.Position;

/** How clients keep a {@link Position}. */
final class SearchCursor {

    private static final String TOLERANT = "t";
    private static final String AS_TYPED = "a";

    private SearchCursor() {}

    /** @return opaque to clients, and safe in an address */
    static String written(Position position) {
        String text = String.join(
                ".",
                Integer.toString(position.seen()),
                Long.toString(position.asOf().getEpochSecond()),
                position.tolerant() ? TOLERANT : AS_TYPED,
                position.articleId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @param text what {@link #written} gave before; null at the beginning
     * @throws InvalidFieldException for anything else
     */
    static @Nullable Position read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", -1);
            if (parts.length == 4 && RandomId.isOne(parts[3]) && (isTolerant(parts[2]) || parts[2].equals(AS_TYPED))) {
                int seen = Integer.parseInt(parts[0]);
                Instant asOf = Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(parts[1]), 1000L));
                if (seen > 0 && seen <= ArticleSearch.MOST_RESULTS) {
                    return new Position(seen, parts[3], isTolerant(parts[2]), asOf);
                }
            }
        } catch (IllegalArgumentException | ArithmeticException notOurs) {
            // said below
        }
        throw new InvalidFieldException("cursor", "is not one that this list has given");
    }

    private static boolean isTolerant(String part) {
        return part.equals(TOLERANT);
    }
}
