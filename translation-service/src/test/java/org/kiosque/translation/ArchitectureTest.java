package org.kiosque.translation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kiosque.translation");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.kiosque.translation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void documentsAndRepositoriesStayInTheirPackage() {
        classes().that().areAnnotatedWith(Document.class).should().notBePublic().check(OURS);
        classes()
                .that()
                .areAnnotatedWith(Repository.class)
                .should()
                .notBePublic()
                .check(OURS);
    }

    @Test
    void enginesAndSegmentationKnowNothingOfEachOtherOrOfTheirUser() {
        noClasses()
                .that()
                .resideInAPackage("..engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..segmentation..", "..translating..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("..segmentation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..engine..", "..translating..", "org.springframework..")
                .check(OURS);
    }

    @Test
    void nobodyReadsTheClockButThroughInstantSource() {
        noClasses().should().callMethod(Instant.class, "now").check(OURS);
    }

    @Test
    void noControllerReturnsADocument() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should(new ArchCondition<>("not return a document") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        DescribedPredicate<JavaClass> document =
                                DescribedPredicate.describe("document", type -> type.isAnnotatedWith(Document.class));
                        if (!method.getModifiers().contains(JavaModifier.PRIVATE)
                                && method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(document)) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(OURS);
    }
}
