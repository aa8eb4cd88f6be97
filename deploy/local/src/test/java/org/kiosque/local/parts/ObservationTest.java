package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class ObservationTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Map<String, Path> BOTH =
            Map.of("prometheus", Path.of("/usr/bin/prometheus"), "grafana", Path.of("/usr/bin/grafana"));

    @TempDir
    private Path data;

    private Observation with(Map<String, Path> installed, List<Path> grafanaHomes) {
        return new Observation(
                ROOT,
                data,
                new Ports(9000),
                Replicas.parse("gateway=2,comment-service=2"),
                program -> Optional.ofNullable(installed.get(program)),
                grafanaHomes);
    }

    @Test
    void withoutPrometheusThereIsOneSentenceThatSaysWhatToDoAndNothingElse() {
        assertThatThrownBy(() -> with(Map.of(), List.of()).parts())
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "--observe needs Prometheus, and there is none on the PATH (Debian: apt-get install prometheus).");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void withoutGrafanaOrItsFilesPrometheusStartsAlone() throws Exception {
        Map<String, Path> prometheus = Map.of("prometheus", Path.of("/usr/bin/prometheus"));
        for (Observation observation :
                List.of(with(prometheus, List.of(data)), with(BOTH, List.of(data.resolve("not-there"))))) {
            List<Part> parts = observation.parts();

            assertThat(parts).extracting(Part::name).containsExactly("prometheus");
            Part part = parts.getFirst();
            assertThat(part.open()).isFalse();
            assertThat(part.ports()).containsExactly(9045);
            assertThat(part.command())
                    .startsWith("/usr/bin/prometheus", "--config.file=" + part.mark())
                    .contains("--web.listen-address=127.0.0.1:9045");
            assertThat(Path.of(part.mark())).hasContent(observation.scraping());
        }
        assertThat(data.resolve("observe/grafana")).doesNotExist();
    }

    @Test
    void grafanaHasTheDashboardsAndWhereTheirFiguresComeFrom() throws Exception {
        Part grafana =
                with(BOTH, List.of(data.resolve("not-there"), data)).parts().getLast();

        assertThat(grafana.name()).isEqualTo("grafana");
        assertThat(grafana.command()).contains("--homepath=" + data, grafana.mark());
        assertThat(grafana.environment())
                .containsEntry("GF_SERVER_HTTP_ADDR", "127.0.0.1")
                .containsEntry("GF_SERVER_HTTP_PORT", "9046");
        Path provisioning = Path.of(grafana.environment().get("GF_PATHS_PROVISIONING"));
        Map<?, ?> source = first(provisioning.resolve("datasources/kiosque.yaml"), "datasources");
        assertThat(source.get("url")).isEqualTo("http://127.0.0.1:9045");
        Map<?, ?> dashboards = (Map<?, ?>) first(provisioning.resolve("dashboards/kiosque.yaml"), "providers")
                .get("options");
        try (Stream<Path> files = Files.list(Path.of(String.valueOf(dashboards.get("path"))))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(JsonMapper.shared()
                                    .readTree(Files.readString(file))
                                    .findValues("datasource"))
                            .isNotEmpty()
                            .allMatch(each -> each.path("uid").asString().equals(source.get("uid"))));
        }
    }

    private static Map<?, ?> first(Path file, String list) throws Exception {
        Map<String, List<Map<?, ?>>> read =
                new Yaml().load(Files.readString(file).replace("apiVersion: 1\n", ""));
        return read.get(list).getFirst();
    }

    @Test
    void prometheusReadsEveryInstanceUnderItsServicesName() {
        Map<String, Object> read = new Yaml().load(with(Map.of(), List.of()).scraping());

        assertThat(read.get("rule_files")).isEqualTo(List.of(ROOT + "/deploy/observability/rules/*.yaml"));
        Map<String, Object> targets = ((List<?>) read.get("scrape_configs"))
                .stream()
                        .map(job -> (Map<?, ?>) job)
                        .collect(Collectors.toMap(
                                job -> (String) job.get("job_name"),
                                job -> ((Map<?, ?>) ((List<?>) job.get("static_configs")).getFirst()).get("targets")));
        assertThat(targets)
                .isEqualTo(Map.of(
                        "gateway", List.of("127.0.0.1:9020", "127.0.0.1:9030"),
                        "article-service", List.of("127.0.0.1:9021"),
                        "comment-service", List.of("127.0.0.1:9022", "127.0.0.1:9032"),
                        "recommendation-service", List.of("127.0.0.1:9023"),
                        "translation-service", List.of("127.0.0.1:9024")));
    }
}
