package org.kiosque.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

    record Line(@VisibleText @PlainText String text) {}

    record Lines(@PlainText(lines = true) String text) {}

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "À propos",
                "日本",
                "שלום",
                "می‌خواهم",
                "👩‍🚒",
                "?",
                "e\u0301",
                "\u200Fשלום",
                "🏴",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿 !",
                "नमस्ते",
                "ก็",
                "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
                "ﷺ"
            })
    void whatPeopleWriteIsFine(String text) {
        assertThat(validator.validate(new Line(text))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\u2800",
                "\u3000 \u00AD",
                "\u3164",
                "\u115F\u1160",
                "\uFEFF\u2060",
                "\u0301",
                "\uFE0F"
            })
    void whatNobodyCanSeeIsNoText(String text) {
        assertThat(validator.validate(new Line(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\nb",
                "a\u2028b",
                "a\uD800b",
                "a\u202Ab",
                "a\u202Bb",
                "a\u202Cb",
                "a\u202Db",
                "a\u202Eb",
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u2069b",
                "a\uFFFE",
                "a\uFFFF",
                "a\uFDD0",
                "a\uD83F\uDFFE",
                "a\uDBFF\uDFFF",
                "a\uDB40\uDC41",
                "a\uDB40\uDC01b",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62",
                "\uD83C\uDFF4\uDB40\uDC7F"
            })
    void whatWouldDisturbItsSurroundingsIsRefused(String text) {
        assertThat(validator.validate(new Line(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0323\u0301", "\u20DD", "\u0903", "\uFE0F"})
    void marksAreNotStackedWithoutEnd(String marks) {
        String stack = marks.repeat(31).substring(0, 31);
        assertThat(validator.validate(new Line("a" + stack.substring(1)))).isEmpty();
        assertThat(validator.validate(new Line("a" + stack)))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("has more than 30 combining marks in a row");
        assertThat(validator.validate(new Line("a" + stack.substring(1) + "b" + stack.substring(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\n\tb", "a\u2028b"})
    void linesMayBreakWhereTheyMay(String text) {
        assertThat(validator.validate(new Lines(text))).isEmpty();
    }
}
