package org.kiosque.article.front;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What comes first on a front page.
 *
 * @param id see {@link Fronts#id}
 * @param version counts the stored changes; null before the first
 * @param pins ids of articles, in their order
 * @param untold ids of articles of which one is to be told again, since that ends what others keep of lists; null when that
 *     is done (then the field is absent, which keeps the index on it small)
 */
public record Front(
        @Id String id,
        @Version @Nullable Long version,
        List<String> pins,
        Instant changedAt,
        String changedBy,
        @Nullable List<String> untold) {

    public Front {
        pins = List.copyOf(pins);
    }
}
