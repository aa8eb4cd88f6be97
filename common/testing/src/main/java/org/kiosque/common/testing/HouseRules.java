package org.kiosque.common.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What holds in every module, so that who has learnt one knows the next. A module's {@code ArchitectureTest} extends this
 * and adds only what is its own. Frameworks are named by text: a module that has none of them needs none for this.
 */
@TestInstance(Lifecycle.PER_CLASS) // reading all classes takes seconds: once for all rules
public abstract class HouseRules {

    private static final String SPRING = "org.springframework.";
    private static final String DOCUMENT = SPRING + "data.mongodb.core.mapping.Document";
    private static final String CONFIGURATION = SPRING + "context.annotation.Configuration";
    private static final String FEATURE_ADVICE = "org.kiosque.common.problem.FeatureAdvice";
    private static final Pattern COLLECTION_NAME = Pattern.compile("(?:@Document\\(|\\bCOLLECTION = )\"([A-Za-z]+)\"");

    /** The main classes of the module. */
    protected final JavaClasses ours;

    private final String root;
    private final Path sources;
    private final Path readme;

    /** @param root such as {@code org.kiosque.article}; the tests run in the module's own folder */
    protected HouseRules(String root) {
        this(
                root,
                new ClassFileImporter().importPath(Path.of("target/classes")),
                Path.of("src/main/java"),
                Path.of("README.md"));
    }

    HouseRules(String root, JavaClasses ours, Path sources, Path readme) {
        this.root = root;
        this.ours = ours;
        this.sources = sources;
        this.readme = readme;
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching(root + ".(*)..").should().beFreeOfCycles());
        check(slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void everyPackageSaysWhyItExistsAndIsNullMarked() {
        var packages = new TreeSet<String>();
        var marked = new TreeSet<String>();
        for (JavaClass type : ours) {
            packages.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info")
                    && type.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                marked.add(type.getPackageName());
            }
        }
        assertThat(marked).as("packages with a null-marked package-info").containsAll(packages);
    }

    @Test
    void namesSayWhatIsMeant() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Entity|Dto)")
                .because("names speak the trade or the field"));
    }

    @Test
    void mainsAreApplications() {
        check(methods()
                .that()
                .haveName("main")
                .and()
                .areStatic()
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Application"));
    }

    @Test
    void whoMayDoWhatIsSaidByTheAccessRules() {
        check(methods()
                .that()
                .haveRawReturnType(SPRING + "security.web.SecurityFilterChain")
                .and()
                .areAnnotatedWith(SPRING + "context.annotation.Bean")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleName("AccessRules"));
    }

    @Test
    void topicsOfAServiceAreOneBean() {
        check(methods()
                .that()
                .areAnnotatedWith(SPRING + "context.annotation.Bean")
                .and()
                .haveRawReturnType(describe(
                        "topics",
                        type -> type.getName().endsWith("NewTopic")
                                || type.getName().endsWith("NewTopics")))
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Topics"));
    }

    @Test
    void topicsAreHeardByListeners() {
        check(methods()
                .that()
                .areAnnotatedWith(SPRING + "kafka.annotation.KafkaListener")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Listener"));
    }

    @Test
    void wiringIsCalledConfiguration() {
        check(classes()
                .that()
                .areAnnotatedWith(CONFIGURATION)
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*(Configuration|Topics|\\.AccessRules)"));
    }

    @Test
    void aFeaturesAdviceIsAFeatureAdvice() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.kiosque.common.problem..")
                .should()
                .beAnnotatedWith(SPRING + "web.bind.annotation.RestControllerAdvice"));
    }

    @Test
    void problemsOfAFeatureAreMappedByItsProblems() {
        check(classes().that().areAnnotatedWith(FEATURE_ADVICE).should().haveSimpleNameEndingWith("Problems"));
    }

    @Test
    void exceptionsOfAFeatureAreOneSealedFamily() {
        check(classes()
                .that(exceptionsBesideAnAdvice())
                .should(ArchCondition.from(describe("be of one sealed family", HouseRules::ofASealedFamily)))
                .because("the switch that maps a feature's exceptions is exhaustive"));
    }

    @Test
    void whatIsNotThereIsCalledNoSuch() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(NotFound|Unknown[A-Z][A-Za-z]*|Missing[A-Z][A-Za-z]*)Exception"));
    }

    @Test
    void desksKnowNoFormsPathsOrPages() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Desk")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING + "web..", SPRING + "http..", SPRING + "ui.."));
    }

    @Test
    void documentsStayInTheirPackage() {
        check(classes().that().areAnnotatedWith(DOCUMENT).should().notBePublic());
    }

    @Test
    void repositoriesStayInTheirPackage() {
        check(classes()
                .that(assignableTo(SPRING + "data.repository.Repository"))
                .should()
                .notBePublic());
    }

    @Test
    void noControllerReturnsADocument() {
        check(methods()
                .that()
                .areDeclaredInClassesThat(
                        describe("are controllers", type -> type.isMetaAnnotatedWith(SPRING + "stereotype.Controller")))
                .and()
                .doNotHaveModifier(JavaModifier.PRIVATE)
                .should(ArchCondition.from(describe("not return a document", HouseRules::returnsNoDocument))));
    }

    private static boolean returnsNoDocument(JavaMethod method) {
        return method.getReturnType().getAllInvolvedRawTypes().stream()
                .noneMatch(type -> type.isAnnotatedWith(DOCUMENT));
    }

    @Test
    void oneClassAloneNamesAStoredCollection() {
        Map<Path, String> code = sourceCode();
        var owners = new TreeMap<String, Path>();
        code.forEach((path, text) -> {
            Matcher names = COLLECTION_NAME.matcher(text);
            while (names.find()) {
                owners.put(names.group(1), path);
            }
        });
        List<String> others = new ArrayList<>();
        owners.forEach((name, owner) -> code.forEach((path, text) -> {
            if (!path.equals(owner) && text.contains('"' + name + '"')) {
                others.add(path.getFileName() + " names the collection " + name + " of " + owner.getFileName());
            }
        }));
        assertThat(others).isEmpty();
    }

    /** A main that wires by hand may take the machine's clock, and hand it on. */
    @Test
    void timeIsInjected() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.kiosque.common.time..")
                .and()
                .haveSimpleNameNotEndingWith("Application")
                .should()
                .callMethodWhere(describe("the clock of the machine is read", call -> {
                    String owner = call.getTargetOwner().getName();
                    String method = call.getTarget().getName();
                    return (owner.startsWith("java.time.") && method.equals("now"))
                            || (owner.equals("java.time.Clock")
                                    && (method.startsWith("system") || method.startsWith("tick")))
                            || (owner.equals("java.time.InstantSource") && method.equals("system"))
                            || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
                })));
    }

    @Test
    void languageTagsAreReadInOnePlace() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.kiosque.common.languages..")
                .should()
                .callMethod(java.util.Locale.class, "forLanguageTag", String.class)
                .because("org.kiosque.common.languages.Language knows what a tag is"));
    }

    @Test
    void theCanvasSaysAllThatTheCodeDoesAndNothingElse() throws IOException {
        var canvas = new Canvas(readme);
        Collection<String> code = sourceCode().values();
        assertThat(canvas.sections()).as("sections of the README").isEqualTo(Canvas.SECTIONS);
        assertThat(canvas.calls()).as("calls").isEqualTo(calls());
        assertThat(canvas.properties()).as("properties").isEqualTo(Canvas.propertiesOf(ours, code));
        assertThat(canvas.meters()).as("meters").isEqualTo(Canvas.metersOf(code));
    }

    @Test
    void theCanvasTellsTheDefaultsOfTheCode() throws IOException {
        Defaults defaults = Defaults.of(ours, sources.resolveSibling("resources"));
        var canvas = new Canvas(readme);
        Map<String, String> said = canvas.defaults();
        assertThat(said.keySet()).isEqualTo(canvas.properties());
        assertThat(said.entrySet().stream()
                        .filter(each -> !defaults.agree(each.getKey(), each.getValue()))
                        .map(each -> "%s is said to be %s, and is %s"
                                .formatted(
                                        each.getKey(),
                                        each.getValue(),
                                        defaults.values().get(each.getKey()))))
                .isEmpty();
    }

    @Test
    void secretsInSettingsAreNeverPrinted() {
        assertThat(Secrets.printedBy(ours)).isEmpty();
    }

    @Test
    void linksOfTheCanvasLeadSomewhere() throws IOException {
        assertThat(new Canvas(readme).brokenLinks()).isEmpty();
    }

    /** What the module answers over HTTP, such as {@code GET /api/v1/articles}; more than its controllers if it says so. */
    protected Set<String> calls() {
        return Canvas.callsOf(ours);
    }

    /** Holds a rule against the module; one that finds nothing to hold against is kept. */
    protected final void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ours);
    }

    private static DescribedPredicate<JavaClass> exceptionsBesideAnAdvice() {
        return describe(
                "are exceptions of a feature that answers requests",
                type -> type.isAssignableTo(RuntimeException.class)
                        && type.getPackage().getClasses().stream()
                                .anyMatch(other -> other.isAnnotatedWith(FEATURE_ADVICE)));
    }

    private static boolean ofASealedFamily(JavaClass exception) {
        Class<?> type = exception.reflect();
        return type.isSealed() || type.getSuperclass().isSealed();
    }

    private Map<Path, String> sourceCode() {
        var code = new TreeMap<Path, String>();
        for (Path folder : List.of(sources, sources.resolveSibling("resources"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(HouseRules::isCode).toList()) {
                        code.put(file, Files.readString(file));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return code;
    }

    private static boolean isCode(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".yaml");
    }
}
