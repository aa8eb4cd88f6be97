package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kiosque.local.supervision.StartException;

class ProbeTest {

    @Test
    void aServerThatDoesNotAnswerIsToldOfWithoutItsAddress() {
        assertThatThrownBy(() -> Probe.requireAnswer("mongodb://u:secret@127.0.0.1:1/?serverSelectionTimeoutMS=100"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("MONGODB_URI does not answer")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("127.0.0.1");
    }
}
