package org.kiosque.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.web.bind.annotation.RestController;

class StructureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kiosque.comment");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.kiosque.comment.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void documentsStayInTheirPackage() {
        classes().that().areAnnotatedWith(Document.class).should().notBePublic().check(OURS);
    }

    @Test
    void controllersAreNotPublicAndReturnNoDocument() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(OURS);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should()
                .notHaveRawReturnType(
                        DescribedPredicate.describe("document", type -> type.isAnnotatedWith(Document.class)))
                .check(OURS);
    }

    @Test
    void theRulesAreFreeOfAnyFramework() {
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache..")
                .check(OURS);
    }

    @Test
    void timeIsInjected() {
        noClasses().should().callMethod(Instant.class, "now").check(OURS);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(OURS);
    }

    @Test
    void onlyTheCaptchasAdaptersKnowTheirLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..captcha.altcha..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.altcha..")
                .check(OURS);
    }
}
