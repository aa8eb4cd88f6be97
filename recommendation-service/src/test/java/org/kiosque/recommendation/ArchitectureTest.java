package org.kiosque.recommendation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.recommendation");
    }

    @Test
    void rankingsAreFreeOfSpringAndOfTheStore() {
        check(noClasses()
                .that()
                .resideInAPackage("..ranking..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "com.mongodb..", "org.apache.kafka..", "..cards..", "..related.."));
    }
}
