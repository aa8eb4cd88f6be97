package org.kiosque.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommonArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kiosque.common");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.kiosque.common.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theWireContractsDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("..common.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..common.(outbox|inbox|delivery|languages|paging|problem|repeating|security|store|text|tracing)..",
                        "org.springframework..")
                .check(classes);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(classes);
    }
}
