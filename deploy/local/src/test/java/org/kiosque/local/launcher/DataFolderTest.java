package org.kiosque.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.supervision.StartException;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aDataFolderIsHeldByOneLauncherAtATime() throws Exception {
        Path data = folder.resolve("new");
        try (DataFolder _ = DataFolder.take(data, new Ports(8080))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> DataFolder.take(data, new Ports(9000)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("8080");
        }
        DataFolder.take(data, new Ports(9000)).close();
    }
}
