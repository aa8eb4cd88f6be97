package org.kiosque.common.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Looks over the settings before anything is made of them: a slip in a name must not leave a service running with the
 * default. What stands in files and on the command line ends the start. What the environment says and nothing is known of is
 * only told, since tests and tools have theirs there, and several services may share one; system properties mark processes for those who start them.
 */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(SettingsCheck.class);

    /** The variables, and what stands as JSON in one of them ({@code SPRING_APPLICATION_JSON}). */
    private static final Set<String> VARIABLES = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            SpringApplicationJsonEnvironmentPostProcessor.SPRING_APPLICATION_JSON_PROPERTY);

    private static final String SYSTEM_PROPERTIES = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(KIOSQUE_[A-Z0-9_]+)");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        ClassLoader classes = Objects.requireNonNull(context.getClassLoader());
        if (ClassUtils.isPresent("com.mongodb.ConnectionString", classes)) {
            StoreSettings.check(environment);
        }
        BrokerSettings.check(environment);
        KnownSettings known = KnownSettings.of(classes);
        if (!known.isEmpty()) {
            refuseUnknown(environment, known);
            tellOfUnknown(environment, known);
        }
    }

    private static void refuseUnknown(ConfigurableEnvironment environment, KnownSettings known) {
        sources(environment, SettingsCheck::isForThisProcess).forEach(source -> {
            for (String name : source.getPropertyNames()) {
                if (ours(name) && !known.has(name)) {
                    Origin origin = OriginLookup.getOrigin(source, name);
                    throw new SettingException(
                            name,
                            "(%s) is no setting of Kiosque: each module's README lists those that there are"
                                    .formatted(origin == null ? source.getName() : origin));
                }
            }
        });
    }

    private static void tellOfUnknown(ConfigurableEnvironment environment, KnownSettings known) {
        var unknown = new TreeSet<String>();
        sources(environment, VARIABLES::contains)
                .flatMap(source -> Stream.of(source.getPropertyNames()))
                .filter(name -> ours(name) && !known.has(name))
                .forEach(unknown::add);
        sources(environment, SettingsCheck::isForThisProcess)
                .flatMap(source ->
                        Stream.of(source.getPropertyNames()).map(name -> String.valueOf(source.getProperty(name))))
                .flatMap(value -> VARIABLE.matcher(value).results())
                .forEach(referred -> unknown.remove(referred.group(1)));
        if (!unknown.isEmpty()) {
            log.warn("The environment names settings that Kiosque's services do not know: {}", unknown);
        }
    }

    private static Stream<EnumerablePropertySource<?>> sources(
            ConfigurableEnvironment environment, Predicate<String> wanted) {
        return environment.getPropertySources().stream()
                .filter(source -> wanted.test(source.getName()))
                .<EnumerablePropertySource<?>>mapMulti((source, out) -> {
                    if (source instanceof EnumerablePropertySource<?> listing) {
                        out.accept(listing);
                    }
                });
    }

    private static boolean isForThisProcess(String source) {
        return !VARIABLES.contains(source) && !source.equals(SYSTEM_PROPERTIES);
    }

    private static boolean ours(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("kiosque.") || lower.startsWith("kiosque_");
    }
}
