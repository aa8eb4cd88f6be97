package org.kiosque.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.common");
    }

    @Test
    void theWireContractsDependOnNothingOfOurs() {
        check(noClasses()
                .that()
                .resideInAPackage("..common.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..common.(delivery|failures|http|idempotency|inbox|languages|metrics|outbox|paging|problem|security|settings|shutdown|store|text|time|tracing)..",
                        "org.springframework.."));
    }

    /** What the gateway compiles against must not bring it a store, a broker or servlets. */
    @Test
    void contractsNeedNeitherStoreNorBrokerNorServlets() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "..common.events..", "..common.failures..", "..common.languages..", "..common.time..")
                .and()
                .haveNameNotMatching(".*TransientFailures.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb..", "org.apache.kafka..", "jakarta.servlet..", "org.springframework.data.."));
    }
}
