package org.kiosque.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

    @TempDir
    Path data;

    @Test
    void whatAKilledLauncherLeftBehindIsStoppedAndNothingElse() throws Exception {
        Part ours = SupervisorTest.part("ours", "sleep 60", () -> true);
        Part foreign = SupervisorTest.part("foreign", "sleep 60", () -> true);
        Process left = new ProcessBuilder(ours.command()).start();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            PidFiles pidFiles = PidFiles.in(data);
            pidFiles.write(ours, left.pid());
            pidFiles.write(foreign, other.pid());
            pidFiles.stopLeftBehind(SupervisorTest.console(new ByteArrayOutputStream()), InstantSource.system());
            assertThat(left.isAlive()).isFalse();
            assertThat(other.isAlive()).isTrue();
            assertThat(data.resolve("run")).isEmptyDirectory();
        } finally {
            left.destroyForcibly();
            other.destroyForcibly();
        }
    }
}
