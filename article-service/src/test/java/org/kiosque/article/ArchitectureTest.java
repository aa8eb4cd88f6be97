package org.kiosque.article;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.article");
    }

    @Test
    void theDeskAndItsReadersKnowNothingOfEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("..article.editing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..article.reading.."));
        check(noClasses()
                .that()
                .resideInAPackage("..article.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..article.editing..", "..article.media.."));
    }
}
