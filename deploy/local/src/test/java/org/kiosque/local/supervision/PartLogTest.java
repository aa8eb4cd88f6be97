package org.kiosque.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {

    @TempDir
    Path data;

    @Test
    void aLogThatGrewLargeMovesAsideAtTheNextStart() throws Exception {
        PartLog log = PartLog.of(data, "part");
        log.rotate();
        Files.write(log.file(), new byte[9 * 1024 * 1024]);
        log.rotate();
        assertThat(log.file()).doesNotExist();
        assertThat(data.resolve("logs/part.log.1")).exists();
    }
}
