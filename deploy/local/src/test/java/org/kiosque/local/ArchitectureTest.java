package org.kiosque.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kiosque.local");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.kiosque.local.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheIdentityProviderKnowsSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..identity..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(classes);
    }

    @Test
    void nobodyAsksForTheTimeBehindTheClocksBack() {
        noClasses().should().callMethod(Instant.class, "now").check(classes);
    }
}
