package org.kiosque.common.text;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(strings = {"a", "À propos", "日本", "שלום", "می‌خواهم", "👩‍🚒", "?", "e\u0301", "\u200Fשלום"})
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
                "a\u2069b"
            })
    void whatWouldDisturbItsSurroundingsIsRefused(String text) {
        assertThat(validator.validate(new Line(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\n\tb", "a\u2028b"})
    void linesMayBreakWhereTheyMay(String text) {
        assertThat(validator.validate(new Lines(text))).isEmpty();
    }
}
