package org.kiosque.local.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules, dashboards and runbooks speak of what there is, and of nothing else. */
class ObservabilityTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    private final List<Map<?, ?>> rules = rules();
    private final KnownMetrics known = KnownMetrics.with(recorded());

    @Test
    void everyMetricInRulesIsMeasured() {
        var unknown = new TreeSet<String>();
        rules.forEach(rule -> unknown.addAll(known.unknownIn(text(rule, "expr"))));
        assertThat(rules).hasSizeGreaterThan(30);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyMetricOnDashboardsIsMeasured() {
        var unknown = new TreeMap<String, Set<String>>();
        var queries = new ArrayList<String>();
        for (String dashboard : dashboards()) {
            Repository.documents(dashboard)
                    .forEach(board -> Repository.visit(board, (key, value) -> {
                        if (key.equals("expr")) {
                            queries.add(String.valueOf(value));
                            Set<String> missing = known.unknownIn(String.valueOf(value));
                            if (!missing.isEmpty()) {
                                unknown.put(dashboard, missing);
                            }
                        }
                    }));
        }
        assertThat(queries).hasSizeGreaterThan(40);
        assertThat(unknown).isEmpty();
    }

    @Test
    void whatNobodyMeasuresIsSeen() {
        assertThat(known.unknownIn("max by (topic) (outbox_pending{topic=\"articles\"}) > 60 # soon"))
                .isEmpty();
        assertThat(known.unknownIn("sum(rate(outbox_sent[5m])) / outbox_pending_total unless up offset 15m"))
                .containsExactly("outbox_pending_total", "outbox_sent");
        assertThat(KnownMetrics.inPrometheus("Gauge", "outbox.oldest.age", ".baseUnit(\"seconds\")"))
                .containsExactly("outbox_oldest_age_seconds");
        assertThat(KnownMetrics.inPrometheus("Gauge", "kiosque.pages.bytes", ".baseUnit(\"bytes\")"))
                .containsExactly("kiosque_pages_bytes");
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() {
        var linked = new TreeSet<String>();
        for (Map<?, ?> rule : rules) {
            if (rule.containsKey("alert")) {
                Map<?, ?> annotations = (Map<?, ?>) Objects.requireNonNull(rule.get("annotations"));
                assertThat(text(annotations, "summary")).as("summary").isNotBlank();
                assertThat(String.valueOf(rule.get("labels"))).matches("\\{severity=(page|ticket)}");
                String runbook = text(annotations, "runbook");
                assertThat(Repository.read(runbook))
                        .as(runbook)
                        .contains("\n## What it means", "\n## What to look at", "\n## What to do")
                        .contains("`" + text(rule, "alert") + "`");
                linked.add(runbook);
            }
        }
        assertThat(linked)
                .containsExactlyElementsOf(Repository.files("deploy/runbooks", ".md").stream()
                        .filter(file -> !file.endsWith("/README.md"))
                        .toList());
    }

    @Test
    void linksOfRunbooksLeadSomewhere() {
        var pages = new ArrayList<>(Repository.files("deploy/runbooks", ".md"));
        pages.add("deploy/README.md");
        for (String page : pages) {
            assertThat(LINK.matcher(Repository.read(page)).results())
                    .as(page)
                    .allSatisfy(link -> assertThat(Repository.ROOT.resolve(page).resolveSibling(link.group(1)))
                            .exists());
        }
    }

    @Test
    void everyDashboardReachesTheClusterUnderAnIdOfItsOwn() {
        String kustomization = Repository.read("deploy/observability/kustomization.yaml");
        var ids = new ArrayList<String>();
        for (String dashboard : dashboards()) {
            assertThat(kustomization).contains(dashboard.substring("deploy/observability/".length()));
            Repository.documents(dashboard).forEach(board -> ids.add(text((Map<?, ?>) board, "uid")));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void everyServiceHasADashboard() {
        String all =
                String.join("\n", dashboards().stream().map(Repository::read).toList());
        assertThat(Repository.SERVICES).allSatisfy(service -> assertThat(all).contains("job=\\\"" + service));
    }

    private static List<String> dashboards() {
        return Repository.files("deploy/observability/dashboards", ".json");
    }

    private static List<Map<?, ?>> rules() {
        var rules = new ArrayList<Map<?, ?>>();
        for (String file : Repository.files("deploy/observability/rules", ".yaml")) {
            Repository.documents(file)
                    .forEach(document -> Repository.visit(document, (key, value) -> {
                        if (key.equals("rules") && value instanceof List<?> list) {
                            list.forEach(rule -> rules.add((Map<?, ?>) rule));
                        }
                    }));
        }
        return rules;
    }

    private Set<String> recorded() {
        var names = new TreeSet<String>();
        for (Map<?, ?> rule : rules) {
            if (rule.containsKey("record")) {
                names.add(text(rule, "record"));
            }
        }
        return names;
    }

    private static String text(Map<?, ?> map, String key) {
        @Nullable Object value = map.get(key);
        return Objects.requireNonNull(value, key).toString();
    }
}
