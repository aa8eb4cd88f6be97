package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void thePartsTakeThePortsThatTheDocumentationSays() {
        var ports = new Ports(8080);
        assertThat(List.of(
                        ports.gateway(),
                        ports.article(),
                        ports.comment(),
                        ports.recommendation(),
                        ports.translation(),
                        ports.identity(),
                        ports.broker(),
                        ports.brokerController(),
                        ports.store(),
                        Ports.actuatorOf(ports.gateway()),
                        Ports.ofReplica(ports.article(), 1),
                        Ports.ofReplica(ports.translation(), 2)))
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8085, 8120, 8121, 8130, 8100, 8081, 8094);
    }
}
