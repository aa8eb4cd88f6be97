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
                .resideInAnyPackage(
                        "..segmentation..", "..gate..", "..translations..", "..memory..", "..making..", "..desk.."));
        check(noClasses()
                .that()
                .resideInAPackage("..segmentation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..engine..",
                        "..gate..",
                        "..translations..",
                        "..making..",
                        "..desk..",
                        "..review..",
                        "org.springframework.."));
    }
}
