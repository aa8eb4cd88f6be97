package org.kiosque.comment.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDeskTest {

    @ParameterizedTest
    @CsvSource({
        "https://phare.example/2019/05/le-train-de-nuit/, le-train-de-nuit",
        "/2019/le-train-de-nuit.html?a=b#c, le-train-de-nuit",
        "le-train-de-nuit, le-train-de-nuit",
        "https://phare.example/?p=21, phare.example"
    })
    void aPageIsKnownByTheLastPartOfItsAddress(String page, String words) {
        assertThat(ItemDesk.lastPart(page)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "?"})
    void whatIsNoAddressTakesNoLongTime(String sign) {
        String page = "a" + sign.repeat(1_000_000) + "\nb";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(ItemDesk.lastPart(page)).isEmpty());
    }
}
