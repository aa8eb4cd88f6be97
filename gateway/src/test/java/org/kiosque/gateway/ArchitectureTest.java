package org.kiosque.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    private static final String ROOT = "org.kiosque.gateway.";

    ArchitectureTest() {
        super("org.kiosque.gateway");
    }

    @Test
    void pagesNewsroomAndRoutesNeverImportEachOther() {
        assertThat(ours.stream().map(JavaClass::getPackageName))
                .contains(ROOT + "site.page", ROOT + "routing", ROOT + "newsroom.page");
        never("site", "routing", "newsroom");
        never("newsroom", "routing", "site");
        never("routing", "site", "newsroom", "client");
    }

    @Test
    void theEdgeKnowsNothingOfWhatItGuards() {
        never("edge", "site", "newsroom", "routing", "client");
    }

    @Test
    void whatAllPagesShareKnowsNoneOfThem() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "site.page..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "site..").and(resideOutsideOfPackage(ROOT + "site.page.."))));
    }

    private void never(String room, String... others) {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(others).map(other -> ROOT + other + "..").toArray(String[]::new)));
    }

    @Test
    void neitherDatabaseNorBrokerNorSecurityIsOnTheWay() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("com.mongodb.."));
        // It signs staff in, and is on nobody else's way.
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "newsroom.signin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.security.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "edge.news")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents.."));
        // Those who answer readers know the news, not whom they come from.
        check(noClasses()
                .that()
                .haveSimpleNameNotStartingWith("NewsFeed")
                .and()
                .haveSimpleNameNotStartingWith("NewsConfiguration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.kiosque.common.delivery.."));
    }
}
