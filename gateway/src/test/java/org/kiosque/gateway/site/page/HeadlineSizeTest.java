package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineSizeTest {

    @ParameterizedTest
    @CsvSource({"a,1,", "a,70,", "a,71,long", "a,110,long", "a,111,longer", "a,300,longer", "𝄞,70,", "𝄞,71,long"})
    void theLongerAHeadlineIsTheSmallerItIsSet(String character, int times, String size) {
        String title = character.repeat(times);

        assertThat(HeadlineSize.of(title)).isEqualTo(size);
        assertThat(HeadlineSize.with("headline", title)).isEqualTo(size == null ? "headline" : "headline " + size);
    }
}
