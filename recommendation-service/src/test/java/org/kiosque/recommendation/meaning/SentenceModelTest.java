package org.kiosque.recommendation.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceModelTest {

    @AutoClose
    private SentenceModel model;

    @BeforeEach
    void load() throws IOException {
        model = SentenceModel.shipped();
    }

    @ParameterizedTest
    @CsvSource({
        "The fishermen come home, The boats return to the harbour, The council raises local taxes",
        "Doctors warn of a new virus, A disease spreads through hospitals, The striker scores twice",
        "The goalkeeper saved a penalty, A late strike won the football match, Rents rise in the capital"
    })
    void whatSaysSomethingSimilarLiesNearer(String text, String similar, String other) throws IOException {
        assertThat(cosine(model.vector(text), model.vector(similar)))
                .isGreaterThan(0.1 + cosine(model.vector(text), model.vector(other)));
    }

    @Test
    void theSameTextGivesTheSameVectorAndAnotherModelIsToldApart() throws IOException {
        assertThat(model.vector("The night train returns")).isEqualTo(model.vector("The night train returns"));
        assertThat(model.vector("The night train returns")).hasSize(384);
        assertThat(model.id()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD83D\uDC1D", "\uD83D", "\u0000", "日本語の見出し", "-"})
    void whateverIsWrittenHasADirection(String text) throws IOException {
        assertThat(model.vector(text)).isNotEqualTo(new byte[384]);
    }

    @Test
    void ofALongTextOnlyTheBeginningCounts() throws IOException {
        String beginning = "The night train leaves the station. ".repeat(100);

        assertThat(model.vector(beginning + "Taxes rise. ".repeat(100_000))).isEqualTo(model.vector(beginning));
        assertThat(model.vector("\uD83D\uDC1D".repeat(100_000))).hasSize(384);
    }

    @Test
    void whatIsNoModelIsRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> SentenceModel.in(folder)).isInstanceOf(IOException.class);

        Files.writeString(folder.resolve(SentenceModel.NETWORK), "no network");
        Files.writeString(folder.resolve(SentenceModel.TOKENIZER), "{}");
        assertThatThrownBy(() -> SentenceModel.in(folder)).isInstanceOf(Exception.class);
    }

    private static double cosine(byte[] one, byte[] other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return product / Math.sqrt(ones * others);
    }
}
