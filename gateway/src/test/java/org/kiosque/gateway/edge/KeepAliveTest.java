package org.kiosque.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class KeepAliveTest extends Platform {

    /** A race, lost about once in fifty times without {@link KeepAliveFix}. */
    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/api/v1/nothing", "/en"})
    void aConnectionIsReadOnHoweverFastItsRequestsAreAnswered(String answeredAtOnce) {
        for (int i = 0; i < 300; i++) {
            for (String path : List.of("/robots.txt", answeredAtOnce)) {
                assertThat(read(path).statusCode()).isLessThan(500);
            }
        }
    }
}
