package org.kiosque.translation.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void theSameLettersAreAlikeWhateverStandsBetweenThem() {
        assertThat(Likeness.to("Le pont, fermé !").of("le  PONT fermé")).isEqualTo(1);
        assertThat(Likeness.to("").of("")).isZero();
        assertThat(Likeness.to("abc").of("xyz")).isZero();
    }

    @Test
    void anotherEndingIsMoreAlikeThanAnotherWord() {
        Likeness likeness = Likeness.to("Les ponts de la gare rouvrent demain.");
        double ending = likeness.of("Le pont de la gare rouvre demain.");
        double word = likeness.of("Les écoles de la gare rouvrent demain.");
        double other = likeness.of("Les prix du pain montent encore.");
        assertThat(ending).isGreaterThan(0.6).isGreaterThan(other);
        assertThat(word).isBetween(other, 1.0);
        assertThat(other).isLessThan(0.35);
    }

    @Test
    void theLongestWordsTellMost() {
        assertThat(Likeness.tellingWords("La municipalité de la ville a voté", 2))
                .containsExactly("municipalité", "ville");
        assertThat(Likeness.words("À B !")).containsExactly("à", "b");
    }
}
