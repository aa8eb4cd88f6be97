package org.kiosque.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    private static final String ROOT = "org.kiosque.gateway.";

    ArchitectureTest() {
        super("org.kiosque.gateway");
    }

    @Test
    void pagesAndRoutesNeverImportEachOther() {
        assertThat(ours.stream().map(type -> type.getPackageName())).contains(ROOT + "site", ROOT + "routing");
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "site..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "routing.."));
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "routing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "site..", ROOT + "client.."));
    }

    @Test
    void theEdgeKnowsNothingOfWhatItGuards() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "site..", ROOT + "routing..", ROOT + "client.."));
    }

    @Test
    void neitherDatabaseNorBrokerNorSecurityIsOnTheWay() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.apache.kafka..", "org.springframework.security.."));
    }
}
