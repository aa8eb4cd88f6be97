package org.kiosque.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanvasTest {

    private static final Path GOOD = Path.of("src/test/java/org/kiosque/common/testing/good");

    private final JavaClasses classes = new ClassFileImporter().importPackages("org.kiosque.common.testing.good");

    @TempDir
    private Path folder;

    @Test
    void whatTheCodeDoesIsFoundInTheCode() throws Exception {
        List<String> code = List.of(
                Files.readString(GOOD.resolve("Remarks.java")),
                "@Value(\"${kiosque.remarks.kept-for:1d}\") Duration keptFor");
        assertThat(Canvas.callsOf(classes)).containsExactly("GET /remarks");
        assertThat(Canvas.propertiesOf(classes, code))
                .containsExactly("kiosque.remarks.kept-for", "kiosque.remarks.most-shown");
        assertThat(Canvas.metersOf(code)).containsExactly("remarks.shown");
    }

    @Test
    void whatTheCanvasSaysIsFoundInTheFirstColumnsOfItsSections() throws Exception {
        var canvas = new Canvas(GOOD.resolve("README.md"));
        assertThat(canvas.sections()).isEqualTo(Canvas.SECTIONS);
        assertThat(canvas.calls()).containsExactly("GET /remarks");
        assertThat(canvas.properties()).containsExactly("kiosque.remarks.most-shown");
        assertThat(canvas.meters()).containsExactly("remarks.shown");
    }

    @Test
    void aLinkThatLeadsNowhereIsSeen() throws Exception {
        Path readme = Files.writeString(
                folder.resolve("README.md"),
                "[a](README.md#x) [b](https://example.org) [c](#c) [d](gone.md) [e](../no/f.md#g)");
        assertThat(new Canvas(readme).brokenLinks()).containsExactly("gone.md", "../no/f.md");
    }

    @Test
    void aSectionOutOfItsPlaceIsSeen() throws Exception {
        Path readme = Files.writeString(folder.resolve("README.md"), "# x\n\n## Queries\n\n## Commands\n");
        assertThat(new Canvas(readme).sections()).containsExactly("Queries", "Commands");
    }
}
