package org.kiosque.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.local");
    }

    @Test
    void onlyTheIdentityProviderKnowsSpring() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..identity..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.."));
    }
}
