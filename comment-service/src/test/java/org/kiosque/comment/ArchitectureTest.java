package org.kiosque.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.HouseRules;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("org.kiosque.comment");
    }

    @Test
    void controllersAreNotPublic() {
        check(classes().that().areAnnotatedWith(RestController.class).should().notBePublic());
    }

    @Test
    void thePolicyIsFreeOfAnyFramework() {
        check(noClasses()
                .that()
                .resideInAPackage("..policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.."));
    }

    /** So that whoever asks for comments does so in the words of the store, and names neither its collection nor a field. */
    @Test
    void onlyWhoKeepsACollectionKnowsTheStore() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..moderation..", "..policy..", "..posting..", "..privacy..", "..reading..")
                .and()
                .haveNameNotMatching(".*\\.posting\\.(RateLimit.*|PostingConfiguration)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data.mongodb..", "com.mongodb..", "org.bson.."));
    }

    @Test
    void onlyTheCaptchasAdaptersKnowTheirLibraries() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..captcha.altcha..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.altcha.."));
    }
}
