package org.kiosque.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule of the house is broken once, in a package of its own name, and must say so. */
class HouseRulesTest {

    private static final String HERE = "org.kiosque.common.testing.";

    private static HouseRules rulesOf(String module) {
        Path folder = Path.of("src/test/java", (HERE + module).replace('.', '/'));
        return new HouseRules(
                HERE + module,
                new ClassFileImporter().importPackages(HERE + module),
                folder,
                folder.resolve("README.md")) {};
    }

    private static List<Method> rules() {
        return Stream.of(HouseRules.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRuleFails() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getName(),
                        () -> assertThatThrownBy(() -> rule.invoke(
                                        rulesOf("broken." + rule.getName().toLowerCase(java.util.Locale.ROOT))))
                                .hasCauseInstanceOf(AssertionError.class)));
    }

    @TestFactory
    Stream<DynamicTest> aHouseInOrderPasses() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getName(),
                        () -> assertThatCode(() -> rule.invoke(rulesOf("good"))).doesNotThrowAnyException()));
    }

    @Test
    void thereAreRules() {
        assertThat(rules()).hasSizeGreaterThan(10);
    }
}
