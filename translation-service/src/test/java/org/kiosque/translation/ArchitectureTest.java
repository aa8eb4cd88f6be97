package org.kiosque.translation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.translation");
    }

    @Test
    void enginesAndSegmentationKnowNothingOfEachOtherOrOfTheirUser() {
        check(noClasses()
                .that()
                .resideInAPackage("..engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..segmentation..", "..translations..", "..making..", "..desk.."));
        check(noClasses()
                .that()
                .resideInAPackage("..segmentation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..engine..",
                        "..translations..",
                        "..making..",
                        "..desk..",
                        "..review..",
                        "org.springframework.."));
    }
}
