package org.kiosque.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Replicas;

class OptionsTest {

    private static final Path ROOT = Path.of("/repository");
    private static final Path HERE = Path.of("/somewhere");

    @Test
    void withoutArgumentsEverythingIsInTheRepositoryOnTheUsualPort() throws Exception {
        assertThat(Options.parse(List.of(), ROOT, HERE))
                .isEqualTo(new Options(
                        new Ports(8080), Path.of("/repository/.data"), Replicas.ofEach(1), true, null, false, true));
    }

    @Test
    void aRelativeDataFolderStartsFromWhereThePersonIs() throws Exception {
        Options options = Options.parse(
                List.of("--data", "../d", "--no-demo", "--port", "9000", "--observe", "--no-install"), ROOT, HERE);
        assertThat(options)
                .isEqualTo(new Options(new Ports(9000), Path.of("/d"), Replicas.ofEach(1), false, null, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65486", "http", "99999999999", "8080.5"})
    void aPortThatLeavesNoRoomForTheOthersIsRefusedByName(String port) {
        assertThatThrownBy(() -> Options.parse(List.of("--port", port), ROOT, HERE))
                .isInstanceOf(Options.UsageException.class)
                .hasMessageContaining("--port")
                .hasMessageContaining(port);
    }

    @Test
    void oneOrTwoInstancesOfEachServiceOrOfSomeCanBeAskedFor() throws Exception {
        assertThat(Options.parse(List.of("--replicas", "2"), ROOT, HERE).replicas())
                .isEqualTo(Replicas.ofEach(2));
        assertThat(Options.parse(List.of("--replicas", "article-service=2,gateway=2"), ROOT, HERE)
                        .replicas())
                .isEqualTo(new Replicas(1, Map.of("article-service", 2, "gateway", 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "3",
                "two",
                "gateway=3",
                "article-service=3",
                "article-service=",
                "article-service=2,",
                "article-service=2,article-service=1"
            })
    void otherNumbersOfInstancesAreRefused(String replicas) {
        assertThatThrownBy(() -> Options.parse(List.of("--replicas", replicas), ROOT, HERE))
                .isInstanceOf(Options.UsageException.class)
                .hasMessageStartingWith("--replicas takes a number from 1 to 2, for all services or as ")
                .hasMessageEndingWith("not \"" + replicas + "\".");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--data"), ROOT, HERE)).hasMessageContaining("--data needs");
        assertThatThrownBy(() -> Options.parse(List.of("--data", "--no-demo"), ROOT, HERE))
                .hasMessageContaining("--data needs");
    }

    @Test
    void aBackupToBringBackStartsFromWhereThePersonIs() throws Exception {
        assertThat(Options.parse(List.of("--restore", "monday"), ROOT, HERE).restore())
                .isEqualTo(Path.of("/somewhere/monday"));
    }

    @Test
    void anUnknownOptionIsNamedBesideTheKnownOnes() {
        assertThatThrownBy(() -> Options.parse(List.of("--prot", "1"), ROOT, HERE))
                .isInstanceOf(Options.UsageException.class)
                .hasMessageContaining("--prot")
                .hasMessageContaining("usage: deploy/up");
    }

    @Test
    void whatFindsThePlatformAgainIsSaidWhereItIsNotTheUsual() throws Exception {
        assertThat(Options.parse(List.of(), ROOT, HERE).whereFor(ROOT)).isEmpty();
        assertThat(Options.parse(List.of("--port", "9000", "--data", "it's here"), ROOT, HERE)
                        .whereFor(ROOT))
                .isEqualTo(" --port 9000 --data '/somewhere/it'\\''s here'");
        assertThat(Options.parse(List.of("--data", "/d_1/x.y"), ROOT, HERE).whereFor(ROOT))
                .isEqualTo(" --data /d_1/x.y");
    }
}
