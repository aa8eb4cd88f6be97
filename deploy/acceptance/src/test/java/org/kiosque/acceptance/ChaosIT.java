package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A short run of {@code deploy/chaos}, with the store that this machine has: parts are killed and paused while people work,
 * and the auditor judges: as the platform was left, after it was started again, and after its store was brought back from a
 * backup.
 */
@Order(3)
class ChaosIT {

    private static final long SEED = 13;
    private static final int SECONDS = 20;
    private static final int PATIENCE_MINUTES = 15;

    private Process chaos;

    @AfterEach
    void stop() throws InterruptedException {
        chaos.destroy(); // stops what it started
        if (!chaos.waitFor(2, TimeUnit.MINUTES)) {
            chaos.destroyForcibly();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereOnce() throws Exception {
        Needs.apertium();
        int port = Platform.freeBase();
        Path folder = Files.createDirectories(Platform.ROOT.resolve("deploy/acceptance/target"));
        Path said = folder.resolve("chaos-%d.out".formatted(port));
        chaos = new ProcessBuilder(
                        Platform.ROOT.resolve("deploy/chaos").toString(),
                        "--seed",
                        Long.toString(SEED),
                        "--seconds",
                        Integer.toString(SECONDS),
                        "--replicas",
                        "1", // two of each are the matter of ReplicasIT, and of longer runs
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("chaos-" + port).toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        boolean ended = chaos.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);

        String output = Files.readString(said);
        System.out.println(output);
        assertThat(ended).as(output).isTrue();
        assertThat(chaos.exitValue()).as(output).isZero();
        assertThat(output.split("all that was acknowledged is there, once", -1))
                .as("as it was left, started again, and with a store that was brought back")
                .hasSize(1 + 3);
    }
}
