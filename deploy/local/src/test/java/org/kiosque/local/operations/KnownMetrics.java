package org.kiosque.local.operations;

import static java.util.stream.Collectors.toCollection;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which Prometheus knows the meters of the canvases, and those of the frameworks that are used.
 *
 * @param names complete, as a query names them
 */
record KnownMetrics(Set<String> names) {

    /** Spring Boot's, Spring Kafka's, Spring Cloud Gateway's and Resilience4j's; {@code up} is Prometheus' own. */
    private static final Set<String> OF_FRAMEWORKS = Set.of(
            "up",
            "http_server_requests_seconds_bucket",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_gc_pause_seconds_sum",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "kafka_consumer_fetch_manager_records_lag",
            "kafka_consumer_fetch_manager_records_lag_max",
            "logback_events_total",
            "process_cpu_usage",
            "resilience4j_circuitbreaker_state",
            "spring_cloud_gateway_requests_seconds_bucket",
            "spring_kafka_listener_seconds_bucket",
            "spring_kafka_listener_seconds_count");

    private static final Pattern BUILT = Pattern.compile(
            "\\b(Counter|Gauge|Timer|TimeGauge|FunctionCounter|DistributionSummary)\\s*\\.builder\\(\\s*\"([a-z0-9.]+)\"([^;]*);");
    private static final Pattern CALLED = Pattern.compile(
            "\\b(?:meters|registry|Metrics)\\s*\\.(counter|gauge|timer|summary)\\(\\s*\"([a-z0-9.]+)\"()");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"([a-z]+)\"\\)");

    private static final Pattern NO_NAMES = Pattern.compile("#[^\\n]*|\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]"
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:$])[A-Za-z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool");

    /** @param recorded what rules record under names of their own */
    static KnownMetrics with(Set<String> recorded) {
        Map<String, Set<String>> ofMeters = meters();
        var names = new TreeSet<>(OF_FRAMEWORKS);
        names.addAll(recorded);
        for (String meter : Repository.canvases("Metrics")) {
            if (!meter.endsWith("*")) {
                names.addAll(ofMeters.getOrDefault(meter, Set.of()));
            }
        }
        return new KnownMetrics(names);
    }

    /** @return by the meter's name: what becomes of it in Prometheus */
    private static Map<String, Set<String>> meters() {
        var meters = new TreeMap<String, Set<String>>();
        for (String module : Repository.MODULES) {
            for (String file : Repository.files(module + "/src/main/java", ".java")) {
                String code = Repository.read(file);
                Stream.of(BUILT, CALLED)
                        .flatMap(pattern -> pattern.matcher(code).results())
                        .forEach(meter -> meters.computeIfAbsent(meter.group(2), _ -> new TreeSet<>())
                                .addAll(inPrometheus(meter.group(1), meter.group(2), meter.group(3))));
            }
        }
        return meters;
    }

    /** As Micrometer's naming convention for Prometheus has it. */
    static Set<String> inPrometheus(String kind, String meter, String builder) {
        Matcher unit = UNIT.matcher(builder);
        String name = meter.replace('.', '_');
        if (unit.find() && !name.endsWith("_" + unit.group(1))) {
            name += "_" + unit.group(1);
        }
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "counter", "functioncounter" -> Set.of(name + "_total");
            case "timer" -> Set.of(name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max");
            case "timegauge" -> Set.of(name + "_seconds");
            case "distributionsummary", "summary" -> Set.of(name + "_count", name + "_sum", name + "_max");
            default -> Set.of(name);
        };
    }

    /** @return the metrics that a query names and nobody measures */
    Set<String> unknownIn(String query) {
        String bare = NO_NAMES.matcher(query).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !KEYWORDS.contains(name) && !names.contains(name))
                .collect(toCollection(TreeSet::new));
    }
}
