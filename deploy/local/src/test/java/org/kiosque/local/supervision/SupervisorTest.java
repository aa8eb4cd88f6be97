package org.kiosque.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell commands for parts. */
class SupervisorTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Supervisor supervisor() {
        return new Supervisor(data, console(said), InstantSource.system(), Duration.ofSeconds(1));
    }

    static Console console(ByteArrayOutputStream said) {
        return new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    static Part part(String name, String script, Part.Readiness readiness) {
        return part(name, script, readiness, Duration.ofSeconds(20));
    }

    private static Part part(String name, String script, Part.Readiness readiness, Duration patience) {
        String mark = "mark-of-" + name + "-" + ProcessHandle.current().pid();
        return new Part(name, List.of(), false, List.of("sh", "-c", script, mark), Map.of(), mark, readiness, patience);
    }

    @Test
    void aPartThatEndsWhileItStartsIsNamedWithTheLastLinesOfItsLog() {
        try (Supervisor supervisor = supervisor()) {
            assertThatThrownBy(() -> supervisor.start(List.of(
                            part("good", "sleep 60", () -> true),
                            part("bad", "echo one; echo the reason >&2; exit 3", () -> false))))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("bad ended while it started (exit code 3)")
                    .hasMessageContaining("| the reason")
                    .hasMessageContaining("bad.log");
        }
        assertThat(data.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aPartThatGetsOnIsWaitedForLongerThanOneThatStandsStill() throws Exception {
        Path ready = data.resolve("ready");
        String slow = "for i in 1 2 3 4 5 6; do echo line $i; sleep 0.5; done; touch " + ready + "; sleep 60";
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(List.of(part("slow", slow, () -> Files.exists(ready), Duration.ofSeconds(2))));
            assertThatThrownBy(() -> supervisor.start(
                            List.of(part("stuck", "echo begun; sleep 60", () -> false, Duration.ofSeconds(1)))))
                    .hasMessageContaining("stuck was not ready after")
                    .hasMessageContaining("without a sign of progress for 1 s")
                    .hasMessageContaining("| begun");
        }
    }

    @Test
    void aPartThatWorksForEverWithoutBecomingReadyIsGivenUp() {
        try (Supervisor supervisor = supervisor()) {
            assertThatThrownBy(() -> supervisor.start(List.of(part(
                            "endless",
                            "while :; do echo on and on; sleep 0.1; done",
                            () -> false,
                            Duration.ofMillis(400)))))
                    .hasMessageContaining("endless was not ready after 2 s");
        }
    }

    @Test
    void aFullDiskIsSaidToBeTheReason() {
        try (Supervisor supervisor = supervisor()) {
            assertThatThrownBy(() -> supervisor.start(
                            List.of(part("writer", "echo 'write: No space left on device'; exit 1", () -> false))))
                    .hasMessageContaining("The disk is full");
        }
    }

    @Test
    void aPartThatKeepsEndingIsGivenUpAndTheOthersGoOn() throws Exception {
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(List.of(
                    part("steady", "sleep 60", () -> true), part("shaky", "sleep 0.3; echo alas; exit 7", () -> true)));
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> said().contains("stays down"));
            // at every death, not only at the last
            assertThat(said().lines().filter(line -> line.contains("shaky ended by itself (exit code 7)")))
                    .hasSize(5);
            assertThat(said().substring(0, said().indexOf("starts again in 0.5 s")))
                    .contains("| alas", "shaky.log");
            assertThat(supervisor.process("steady").isAlive()).isTrue();
        }
    }

    @Test
    void aPartWhoseProcessIdCannotBeWrittenDownRunsAllTheSame() throws Exception {
        Files.writeString(data.resolve("run"), "a file where the folder should be");
        ProcessHandle process;
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(List.of(part("unnoted", "sleep 60", () -> true)));
            assertThat(said()).contains("unnoted runs, but its process id could not be written down");
            process = supervisor.process("unnoted");
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aPartThatCannotBeStartedAgainIsNotPassedOverInSilence() throws Exception {
        Path log = data.resolve("logs/once.log");
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(List.of(part("once", "sleep 0.3; exit 4", () -> true)));
            Files.delete(log);
            Files.createDirectory(log);
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> said().contains("stays down"));
            assertThat(said()).contains("once ended by itself (exit code 4)", "once cannot be started");
        }
    }

    @Test
    void aPartThatDoesNotStopIsKilledAfterADeadline() throws Exception {
        Supervisor supervisor = supervisor();
        Path ready = data.resolve("ready");
        supervisor.start(List.of(part(
                "stubborn",
                "trap '' TERM; touch " + ready + "; while :; do sleep 0.1; done",
                () -> Files.exists(ready))));
        ProcessHandle process = supervisor.process("stubborn");
        supervisor.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(said()).contains("stubborn did not stop in time and was killed");
    }
}
