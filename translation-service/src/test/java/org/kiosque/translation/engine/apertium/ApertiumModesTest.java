package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.translation.engine.LanguagePair;

class ApertiumModesTest {

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void aModeFileBecomesProgramsWithNullFlushAndWithoutAShell() {
        assertThat(
                        ApertiumMode.parse(
                                "lt-proc '/a b/x.bin' | apertium-tagger -g $2 \"/c.prob\" | cg-mwesplit | lt-proc $1 '/d.bin'\n"))
                .containsExactly(
                        List.of("lt-proc", "-z", "/a b/x.bin"),
                        List.of("apertium-tagger", "-z", "-g", "/c.prob"),
                        List.of("cg-mwesplit"),
                        List.of("lt-proc", "-z", "-n", "/d.bin"));
    }

    @Test
    void pairsAreChainedTheShortestWay() throws IOException {
        install("fr-es", "spa-eng", "eng-spa", "es-fr");
        var routes = modes().routes();
        assertThat(routes.keySet())
                .containsExactlyInAnyOrder(
                        LanguagePair.of("fr", "es"),
                        LanguagePair.of("es", "fr"),
                        LanguagePair.of("es", "en"),
                        LanguagePair.of("en", "es"),
                        LanguagePair.of("fr", "en"),
                        LanguagePair.of("en", "fr"));
        assertThat(routes.get(LanguagePair.of("fr", "en"))).hasSize(2);
        assertThat(routes.get(LanguagePair.of("fr", "es"))).hasSize(1);
    }

    @Test
    void variantsBrokenFilesAndModesWhoseProgramsAreMissingAreNotOffered() throws IOException {
        install("eco-fr-es", "spa-eng_US");
        Files.writeString(folder.resolve("fr-es.mode"), "no-such-program-of-apertium -x");
        Files.writeString(folder.resolve("es-fr.mode"), "cat '/no/such/data.bin'");
        Files.writeString(folder.resolve("en-fr.mode"), "");
        Files.writeString(folder.resolve("README"), "cat");
        Files.createDirectory(folder.resolve("de-fr.mode"));
        assertThat(modes().routes()).isEmpty();
    }

    @Test
    void whatIsInstalledLaterIsFoundAfterTheRecheckInterval() throws IOException {
        Path later = folder.resolve("later");
        var modes = new ApertiumModes(List.of(later), Duration.ofSeconds(3), now::get);
        assertThat(modes.routes()).isEmpty();
        Files.createDirectory(later);
        Files.writeString(later.resolve("fr-en.mode"), "cat");
        now.set(Instant.EPOCH.plusSeconds(2));
        assertThat(modes.routes()).isEmpty();
        now.set(Instant.EPOCH.plusSeconds(3));
        assertThat(modes.routes()).containsOnlyKeys(LanguagePair.of("fr", "en"));
    }

    private ApertiumModes modes() {
        return new ApertiumModes(List.of(folder), Duration.ofSeconds(3), now::get);
    }

    private void install(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name + ".mode"), "cat");
        }
    }
}
