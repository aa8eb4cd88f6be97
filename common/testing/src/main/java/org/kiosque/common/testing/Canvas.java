package org.kiosque.common.testing;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module's README as its canvas: sections of a fixed order, whose tables name in their first column, in backticks, every
 * call, every {@code kiosque.*} property and every meter of the module's own code.
 *
 * @see <a href="https://microservices.io/post/microservices/general/2019/02/27/microservice-canvas.html">Microservice
 *     canvas</a>
 */
final class Canvas {

    static final List<String> SECTIONS = List.of(
            "Owns",
            "Commands",
            "Queries",
            "Events in",
            "Events out",
            "Configuration",
            "Metrics",
            "When something fails");

    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final Map<String, String> METHODS = Map.of(
            WEB + "GetMapping", "GET",
            WEB + "PostMapping", "POST",
            WEB + "PutMapping", "PUT",
            WEB + "PatchMapping", "PATCH",
            WEB + "DeleteMapping", "DELETE");
    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) /.*");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(kiosque\\.[a-z0-9.-]+)");
    private static final Pattern METER =
            Pattern.compile("(?:(?:Counter|Gauge|Timer|DistributionSummary|FunctionCounter|TimeGauge)\\s*\\.builder"
                    + "|(?:meters|registry|Metrics)\\s*\\.(?:counter|timer|gauge|summary))\\(\\s*\"([a-z0-9.]+)\"");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)(?:#[^)]*)?\\)");

    private final Path readme;
    private final List<String> lines;

    Canvas(Path readme) throws IOException {
        this.readme = readme;
        this.lines = Files.readAllLines(readme);
    }

    /** Relative links that lead to no file. */
    List<String> brokenLinks() {
        return lines.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(target -> !Files.exists(readme.resolveSibling(target)))
                .toList();
    }

    /** Those of {@link #SECTIONS} that there are, in the order in which they come. */
    List<String> sections() {
        return lines.stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip())
                .filter(SECTIONS::contains)
                .toList();
    }

    Set<String> calls() {
        return firstColumn(CALL.asMatchPredicate(), "Commands", "Queries");
    }

    Set<String> properties() {
        return firstColumn(text -> text.startsWith("kiosque."), "Configuration");
    }

    /** What the second column says of each property; one text for several where it has not as many as the first. */
    Map<String, String> defaults() {
        var defaults = new LinkedHashMap<String, String>();
        for (String line : linesOf("Configuration")) {
            String[] columns = line.split(" ?\\| ?", -1);
            List<String> names = QUOTED.matcher(columns[1])
                    .results()
                    .map(quoted -> quoted.group(1))
                    .filter(name -> name.startsWith("kiosque."))
                    .toList();
            String[] each = columns[2].split(", ", -1);
            for (int at = 0; at < names.size(); at++) {
                defaults.put(names.get(at), names.size() > 1 && each.length == names.size() ? each[at] : columns[2]);
            }
        }
        return defaults;
    }

    /** All but families that a library registers, which are written with a star. */
    Set<String> meters() {
        return firstColumn(meter -> !meter.endsWith("*"), "Metrics");
    }

    /**
     * What a call is said to be.
     *
     * @param who may call it, such as {@code editor}, or {@code all}
     */
    record Call(String name, String who, String what) {}

    /** In the order in which they stand there, by their name such as {@code GET /api/v1/articles}. */
    Map<String, Call> described() {
        var described = new LinkedHashMap<String, Call>();
        for (String line : lines) {
            String[] cells = line.split(" \\| ", 3);
            if (cells.length == 3 && cells[0].startsWith("| `")) {
                String what = cells[2].substring(0, cells[2].lastIndexOf('|')).strip();
                Matcher quoted = QUOTED.matcher(cells[0]);
                while (quoted.find()) {
                    if (CALL.matcher(quoted.group(1)).matches()) {
                        described.put(quoted.group(1), new Call(quoted.group(1), cells[1].strip(), what));
                    }
                }
            }
        }
        return described;
    }

    private Set<String> firstColumn(Predicate<String> wanted, String... sections) {
        var found = new TreeSet<String>();
        for (String line : linesOf(sections)) {
            Matcher quoted = QUOTED.matcher(line.substring(1, line.indexOf('|', 1)));
            while (quoted.find()) {
                if (wanted.test(quoted.group(1))) {
                    found.add(quoted.group(1));
                }
            }
        }
        return found;
    }

    /** Those of the sections' tables. */
    private List<String> linesOf(String... sections) {
        var found = new ArrayList<String>();
        String section = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = line.substring(3).strip();
            } else if (line.startsWith("|") && List.of(sections).contains(section)) {
                found.add(line);
            }
        }
        return found;
    }

    /** @return such as {@code GET /api/v1/articles}, of all controllers */
    static Set<String> callsOf(JavaClasses ours) {
        var calls = new TreeSet<String>();
        for (JavaClass type : ours) {
            if (type.isMetaAnnotatedWith("org.springframework.stereotype.Controller")) {
                List<String> bases = type.tryGetAnnotationOfType(WEB + "RequestMapping")
                        .map(Canvas::pathsOf)
                        .orElse(List.of(""));
                for (JavaMethod method : type.getAllMethods()) {
                    METHODS.forEach((annotation, verb) -> method.tryGetAnnotationOfType(annotation)
                            .map(Canvas::pathsOf)
                            .ifPresent(paths ->
                                    bases.forEach(base -> paths.forEach(path -> calls.add(verb + " " + base + path)))));
                }
            }
        }
        return calls;
    }

    private static List<String> pathsOf(JavaAnnotation<?> mapping) {
        List<String> paths = Stream.of("value", "path")
                .flatMap(name -> Stream.ofNullable(mapping.get(name).orElse(null)))
                .flatMap(value -> Stream.of((Object[]) value))
                .map(String::valueOf)
                .toList();
        return paths.isEmpty() ? List.of("") : paths;
    }

    /** @return the components of all records of properties, and what is injected by {@code @Value} */
    static Set<String> propertiesOf(JavaClasses ours, Collection<String> sourceCode) {
        var properties = new TreeSet<String>();
        for (JavaClass type : ours) {
            prefixOf(type).ifPresent(prefix -> addComponents(prefix, type.reflect(), properties));
        }
        sourceCode.forEach(code -> addAll(PROPERTY, code, properties));
        return properties;
    }

    /** @return of a record of our own properties */
    static Optional<String> prefixOf(JavaClass type) {
        return type.tryGetAnnotationOfType("org.springframework.boot.context.properties.ConfigurationProperties")
                .map(annotation -> Stream.of("value", "prefix")
                        .map(name -> String.valueOf(annotation.get(name).orElse("")))
                        .filter(prefix -> !prefix.isEmpty())
                        .findFirst()
                        .orElse(""))
                .filter(prefix -> prefix.startsWith("kiosque"));
    }

    static String nameOf(String prefix, RecordComponent component) {
        return prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether properties stand below it, which have names of their own. */
    static boolean isGroup(Class<?> type, Class<?> record) {
        return type.isRecord() && type.getEnclosingClass() == record;
    }

    private static void addComponents(String prefix, Class<?> record, Set<String> properties) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(prefix, component);
            Class<?> type = component.getType();
            if (isGroup(type, record)) {
                addComponents(name, type, properties);
            } else {
                properties.add(name);
            }
        }
    }

    static Set<String> metersOf(Collection<String> sourceCode) {
        var meters = new TreeSet<String>();
        sourceCode.forEach(code -> addAll(METER, code, meters));
        return meters;
    }

    private static void addAll(Pattern pattern, String code, Set<String> found) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }
}
