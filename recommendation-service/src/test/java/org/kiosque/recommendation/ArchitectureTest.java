package org.kiosque.recommendation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    private static final String[] FRAMEWORKS_AND_STORE = {
        "org.springframework..",
        "com.mongodb..",
        "org.apache.kafka..",
        "..cards..",
        "org.kiosque.recommendation.related",
        "org.kiosque.recommendation.search"
    };

    ArchitectureTest() {
        super("org.kiosque.recommendation");
    }

    @Test
    void rankingsAreFreeOfSpringAndOfTheStore() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "..index..", "..similarity..", "..ranking..", "..search.query..", "..trending.score..")
                .and()
                .haveNameNotMatching(".*\\.Index(Configuration|Properties|Feed)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS_AND_STORE));
    }

    /** It is asked by all, and knows none of them. */
    @Test
    void theIndexKnowsNobodyWhoAsksIt() {
        check(noClasses()
                .that()
                .resideInAPackage("..recommendation.index..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.kiosque.recommendation..")
                        .and(resideOutsideOfPackage("..recommendation.index.."))));
    }
}
