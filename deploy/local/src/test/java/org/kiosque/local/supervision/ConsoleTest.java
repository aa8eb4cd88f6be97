package org.kiosque.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void onceItIsSaidThatEverythingStopsNothingElseIs() {
        var said = new ByteArrayOutputStream();
        Console console = SupervisorTest.console(said);
        assertThat(console.say("one")).isTrue();
        console.stopping("two");
        assertThat(console.say("ready")).isFalse();
        console.warn("beware");
        console.whileStopping("three");
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "two", "three");
    }
}
