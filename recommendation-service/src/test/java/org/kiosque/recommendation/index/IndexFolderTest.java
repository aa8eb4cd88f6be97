package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void isGoneWhenItsProcessEndsInOrder() throws IOException {
        IndexFolder folder = IndexFolder.in(directory, NOW);
        Files.createDirectories(folder.files());
        Files.writeString(folder.files().resolve("segment"), "words");

        folder.close();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftGoesAtTheNextStartAndNothingElse() throws IOException {
        Path leftover = Files.createDirectories(directory.resolve("kiosque-index-1"));
        Path lock = Files.writeString(leftover.resolve("in-use"), "");
        Files.setLastModifiedTime(lock, FileTime.from(NOW.minus(Duration.ofHours(1))));
        Path other = Files.createDirectories(directory.resolve("somebody-elses"));
        Path justMade = Files.createDirectories(directory.resolve("kiosque-index-2"));
        Files.setLastModifiedTime(Files.writeString(justMade.resolve("in-use"), ""), FileTime.from(NOW));

        try (IndexFolder running = IndexFolder.in(directory, NOW);
                IndexFolder another = IndexFolder.in(directory, NOW.plus(Duration.ofDays(1)))) {
            assertThat(leftover).doesNotExist();
            assertThat(other).exists();
            assertThat(running.files().getParent()).exists();
            assertThat(another.files().getParent()).exists();
        }
    }
}
