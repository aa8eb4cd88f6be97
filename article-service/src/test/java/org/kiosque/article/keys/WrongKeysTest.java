package org.kiosque.article.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongKeysTest {

    @Test
    void whoeverTriesManyIsNotLookedAtAnyMoreAndOthersAre() {
        var wrong = new WrongKeys();
        for (int n = 0; n < WrongKeys.MOST_A_MINUTE; n++) {
            assertThat(wrong.tooMany("192.0.2.1")).isFalse();
            wrong.add("192.0.2.1");
        }
        assertThat(wrong.tooMany("192.0.2.1")).isTrue();
        assertThat(wrong.tooMany("192.0.2.2")).isFalse();
    }
}
