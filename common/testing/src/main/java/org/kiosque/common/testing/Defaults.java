package org.kiosque.common.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/**
 * What settings are worth that nobody sets: what {@code application.yaml} says, or else the record of properties.
 *
 * @param values by the property's name, as they are written there; empty where there is no default
 */
record Defaults(Map<String, String> values) {

    private static final List<String> FILES = List.of("application.yaml", "kiosque-defaults.yaml");

    /** A secret that the environment has or nobody. */
    private static final Pattern ENVIRONMENTS = Pattern.compile("\\$\\{[A-Z_]+:?}");

    /** The default within a reference is the referred one's own. */
    private static final Pattern DEFAULT_OF_REFERENCE = Pattern.compile("\\$\\{([a-z.-]+):[^}]*}");

    private static final String MORE = " and others";

    static Defaults of(JavaClasses ours, Path resources) {
        var values = new TreeMap<String, String>();
        for (JavaClass type : ours) {
            Canvas.prefixOf(type).ifPresent(prefix -> addComponents(prefix, type.reflect(), values));
        }
        values.putAll(written(resources));
        values.replaceAll((_, value) -> ENVIRONMENTS.matcher(value).matches() ? "" : value);
        return new Defaults(values);
    }

    private static void addComponents(String prefix, Class<?> record, Map<String, String> values) {
        RecordComponent[] components = record.getRecordComponents();
        Parameter[] parameters = canonical(record, components).getParameters();
        for (int each = 0; each < components.length; each++) {
            String name = Canvas.nameOf(prefix, components[each]);
            Class<?> type = components[each].getType();
            if (Canvas.isGroup(type, record)) {
                addComponents(name, type, values);
            } else {
                DefaultValue said = parameters[each].getAnnotation(DefaultValue.class);
                values.put(name, said != null ? String.join(", ", said.value()) : ofPrimitive(type));
            }
        }
    }

    private static Constructor<?> canonical(Class<?> record, RecordComponent[] components) {
        try {
            return record.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ofPrimitive(Class<?> type) {
        if (type == boolean.class) {
            return "false";
        }
        return type.isPrimitive() ? "0" : "";
    }

    private static Map<String, String> written(Path resources) {
        var values = new TreeMap<String, String>();
        for (Path file :
                FILES.stream().map(resources::resolve).filter(Files::exists).toList()) {
            try {
                for (PropertySource<?> document :
                        new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                    for (String name : ((EnumerablePropertySource<?>) document).getPropertyNames()) {
                        if (name.startsWith("kiosque.")) {
                            values.put(name, String.valueOf(document.getProperty(name)));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values;
    }

    /** @return whether the canvas says of that property what is true; words alone may stand where there is no default */
    boolean agree(String property, String cell) {
        String value =
                DEFAULT_OF_REFERENCE.matcher(values.getOrDefault(property, "")).replaceAll("\\${$1}");
        String said = cell.replace("`", "").strip();
        if (value.isEmpty()) {
            return !cell.contains("`") && said.chars().noneMatch(Character::isDigit);
        }
        if (value.contains("${")) {
            return cell.contains("`" + value + "`");
        }
        if (said.endsWith(MORE)) {
            return listed(value).containsAll(listed(said.substring(0, said.length() - MORE.length())));
        }
        return said.equalsIgnoreCase(value)
                || listed(said).equals(listed(value))
                || same(said, value, number -> new BigDecimal(number.replace(",", "")).stripTrailingZeros())
                || same(said, value, time -> DurationStyle.SIMPLE.parse(unit(time)))
                || same(said, value, size -> DataSize.parse(size.replace(" ", "")));
    }

    private static List<String> listed(String values) {
        return List.of(values.split(",\\s*"));
    }

    private static String unit(String time) {
        return time.replaceFirst("(?<=\\d)\\s*(?:min|months?)$", "m")
                .replaceFirst("(?<=\\d)\\s*days?$", "d")
                .replaceFirst("(?<=\\d)\\s+(?=[a-z]+$)", "");
    }

    private static <T> boolean same(String said, String value, Function<String, T> read) {
        return read(said, read)
                .flatMap(one -> read(value, read).map(one::equals))
                .orElse(false);
    }

    private static <T> Optional<T> read(String text, Function<String, T> read) {
        try {
            return Optional.of(read.apply(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
