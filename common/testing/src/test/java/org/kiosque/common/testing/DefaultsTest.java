package org.kiosque.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {

    @TempDir
    private Path resources;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10s | 10 s",
                "90d | 90 days",
                "5m | 5 min",
                "5m | 300 s",
                "64MB | 64 MB",
                "500000 | 500,000",
                "0.5 | 0.50",
                "en, fr | `en, fr`",
                "en, fr | `en`, `fr`",
                "bot, crawl, spider | bot, crawl and others",
                "hold | `hold`",
                "${java.io.tmpdir} | the temporary folder (`${java.io.tmpdir}`)",
                "${kiosque.site.time-zone:Europe/Paris} | `${kiosque.site.time-zone}`",
                "\"\" | none: must be set",
                "\"\" | \"\""
            })
    void theSameIsTheSameHoweverItIsWritten(String value, String cell) {
        assertThat(new Defaults(Map.of("kiosque.it", value)).agree("kiosque.it", cell))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10s | 10",
                "10s | 10 min",
                "64MB | 64 KB",
                "500000 | 50,000",
                "en, fr | `fr`, `en`",
                "bot, crawl | bot, spider and others",
                "hold | \"\"",
                "hold | none",
                "${java.io.tmpdir} | the temporary folder",
                "\"\" | 20",
                "\"\" | `hold`"
            })
    void anotherIsSeen(String value, String cell) {
        assertThat(new Defaults(Map.of("kiosque.it", value)).agree("kiosque.it", cell))
                .isFalse();
    }

    @Test
    void theFileIsBeforeTheRecordAndASecretOfTheEnvironmentHasNone() throws Exception {
        var classes = new ClassFileImporter().importPackages("org.kiosque.common.testing.good");
        assertThat(Defaults.of(classes, resources).values()).containsEntry("kiosque.remarks.most-shown", "20");

        Files.writeString(
                resources.resolve("application.yaml"),
                "kiosque.remarks.most-shown: 30\n---\nkiosque.remarks.key: ${KIOSQUE_REMARKS_KEY:}\n");
        assertThat(Defaults.of(classes, resources).values())
                .containsEntry("kiosque.remarks.most-shown", "30")
                .containsEntry("kiosque.remarks.key", "");
    }
}
