package org.kiosque.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void everyArticleHasAWordOfItsOwn() {
        assertThat(IntStream.range(0, 5_000).mapToObj(Texts::word)).doesNotHaveDuplicates();
    }
}
