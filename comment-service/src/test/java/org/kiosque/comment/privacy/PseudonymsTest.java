package org.kiosque.comment.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private final Pseudonyms pseudonyms = with("k".repeat(32));

    @Test
    void equalAddressesStayEqualAndOthersDiffer() {
        assertThat(pseudonyms.ofAddress("192.0.2.1"))
                .isEqualTo(pseudonyms.ofAddress("192.0.2.1"))
                .isNotEqualTo(pseudonyms.ofAddress("192.0.2.2"))
                .doesNotContain("192.0.2.1");
    }

    @Test
    void anotherKeyGivesAnotherName() {
        assertThat(pseudonyms.ofAddress("192.0.2.1"))
                .isNotEqualTo(with("x".repeat(32)).ofAddress("192.0.2.1"));
    }

    @Test
    void aHouseholdOfTheNewInternetIsOne() {
        assertThat(pseudonyms.ofAddress("2001:db8:0:1::1"))
                .isEqualTo(pseudonyms.ofAddress("2001:db8:0:1:ffff::9"))
                .isNotEqualTo(pseudonyms.ofAddress("2001:db8:0:2::1"));
    }

    @Test
    void withoutAKeyNothingStarts() {
        assertThatThrownBy(() -> with(null))
                .isInstanceOf(SecretMissingException.class)
                .hasMessageContaining("KIOSQUE_PRIVACY_KEY");
        assertThatThrownBy(() -> with("short")).isInstanceOf(SecretMissingException.class);
    }

    private static Pseudonyms with(String key) {
        return new Pseudonyms(new PrivacyProperties(key, List.of(), Duration.ofDays(30)));
    }
}
