package org.kiosque.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "org.kiosque.gateway.";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kiosque.gateway");

    @Test
    void pagesAndRoutesNeverImportEachOther() {
        assertThat(classes.stream().map(type -> type.getPackageName())).contains(ROOT + "site", ROOT + "routing");
        noClasses()
                .that()
                .resideInAPackage(ROOT + "site..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "routing..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "routing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "site..", ROOT + "client..")
                .check(classes);
    }

    @Test
    void theEdgeKnowsNothingOfWhatItGuards() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "site..", ROOT + "routing..", ROOT + "client..")
                .check(classes);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void timeIsInjected() {
        noClasses().should().callMethod(Instant.class, "now").check(classes);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(classes);
    }

    @Test
    void neitherDatabaseNorBrokerNorSecurityIsOnTheWay() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.apache.kafka..", "org.springframework.security..")
                .check(classes);
    }
}
