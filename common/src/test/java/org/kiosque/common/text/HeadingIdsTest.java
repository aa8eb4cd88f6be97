package org.kiosque.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadingIdsTest {

    @Test
    void theSameWordsAreNumberedWhereverTheyStand() {
        assertThat(of("Le vote", "Le vote !", "Après", "日本", "", "Le vote"))
                .containsExactly("h-le-vote", "h-le-vote-2", "h-apres", "h-section", "h-section-2", "h-le-vote-3");
    }

    @Test
    void aHeadingThatIsCalledLikeANumberedOneTakesTheNextNumber() {
        assertThat(of("Un", "Un 2", "Un", "Un 2", "Un"))
                .containsExactly("h-un", "h-un-2", "h-un-3", "h-un-2-2", "h-un-4");
    }

    @Test
    void manyAlikeCostNoMoreThanManyOthers() {
        var ids = new HeadingIds();
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            assertThat(given.add(ids.next("#"))).isTrue();
        }
    }

    private static List<String> of(String... headings) {
        var ids = new HeadingIds();
        return Stream.of(headings).map(ids::next).toList();
    }
}
