package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

class FreePortsTest {

    @Test
    void aTakenPortIsNamedWithThePartThatWantsIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Part part = new Part(
                    "article-service",
                    List.of(taken.getLocalPort()),
                    false,
                    List.of("true"),
                    Map.of(),
                    "",
                    () -> true,
                    Duration.ofSeconds(1));
            assertThatThrownBy(() -> FreePorts.require(List.of(part)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(taken.getLocalPort() + " (article-service)")
                    .hasMessageContaining("--port");
        }
    }
}
