package org.kiosque.gateway.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was published right before and after an article, in its section where it stands in one.
 *
 * @param earlier null where there is none
 * @param later null where there is none
 */
public record Neighbours(@Nullable Card earlier, @Nullable Card later) {

    public List<Card> cards() {
        return Stream.of(Optional.ofNullable(earlier), Optional.ofNullable(later))
                .flatMap(Optional::stream)
                .toList();
    }
}
