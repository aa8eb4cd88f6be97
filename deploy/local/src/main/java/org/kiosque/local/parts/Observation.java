package org.kiosque.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.Spawner;
import org.kiosque.local.supervision.StartException;

/**
 * Prometheus with the rules of {@code deploy/observability}, and Grafana with its dashboards where that is installed: both listen on
 * 127.0.0.1 only and keep what they know in the data folder.
 *
 * @param root the repository
 * @param programs finds one by its name
 * @param grafanaHomes where Grafana's own files may be
 */
record Observation(
        Path root,
        Path data,
        Ports ports,
        Replicas replicas,
        Function<String, Optional<Path>> programs,
        List<Path> grafanaHomes) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Observation(Path root, Path data, Ports ports, Replicas replicas) {
        this(
                root,
                data,
                ports,
                replicas,
                Spawner::onPath,
                List.of(Path.of("/usr/share/grafana"), Path.of("/opt/grafana")));
    }

    /** @throws StartException if there is no Prometheus, or its folder cannot be written */
    List<Part> parts() throws StartException {
        Path prometheus = programs.apply("prometheus")
                .orElseThrow(
                        () -> new StartException(
                                "--observe needs Prometheus, and there is none on the PATH (Debian: apt-get install prometheus)."));
        Path folder = data.resolve("observe");
        List<Part> parts = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            Path configuration = Files.writeString(folder.resolve("prometheus.yaml"), scraping());
            parts.add(new Part(
                    "prometheus",
                    List.of(ports.prometheus()),
                    false,
                    List.of(
                            prometheus.toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("prometheus"),
                            "--storage.tsdb.retention.time=31d",
                            "--web.listen-address=127.0.0.1:" + ports.prometheus()),
                    Map.of(),
                    configuration.toString(),
                    Probe.connection(ports.prometheus()),
                    PATIENCE));
            Optional<Path> home =
                    grafanaHomes.stream().filter(Files::isDirectory).findFirst();
            Optional<Path> grafana = programs.apply("grafana");
            if (home.isPresent() && grafana.isPresent()) {
                parts.add(grafana(grafana.get(), home.get(), folder.resolve("grafana")));
            }
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
        return parts;
    }

    /** For Prometheus: every instance under the job that the rules know, which is the service's name. */
    String scraping() {
        String jobs = Services.MODULES.stream()
                .map(module -> """
                          - job_name: %s
                            metrics_path: /actuator/prometheus
                            static_configs:
                              - targets: [%s]
                        """.formatted(
                                module,
                                IntStream.rangeClosed(1, replicas.of(module))
                                        .map(replica -> Ports.actuatorOf(Ports.ofReplica(ports.of(module), replica)))
                                        .mapToObj("127.0.0.1:%d"::formatted)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        return """
                global:
                  scrape_interval: 15s
                  evaluation_interval: 15s
                rule_files:
                  - %s/deploy/observability/rules/*.yaml
                scrape_configs:
                %s""".formatted(root, jobs);
    }

    /** Whoever reaches it on this machine may look; nobody may change what is provisioned. */
    private Part grafana(Path program, Path home, Path folder) throws IOException {
        Path provisioning = folder.resolve("provisioning");
        Files.createDirectories(provisioning.resolve("datasources"));
        Files.createDirectories(provisioning.resolve("dashboards"));
        Files.writeString(provisioning.resolve("datasources/kiosque.yaml"), """
                apiVersion: 1
                datasources:
                  - name: Prometheus
                    uid: prometheus
                    type: prometheus
                    url: http://127.0.0.1:%d
                    isDefault: true
                """.formatted(ports.prometheus()));
        Files.writeString(provisioning.resolve("dashboards/kiosque.yaml"), """
                apiVersion: 1
                providers:
                  - name: Kiosque
                    folder: Kiosque
                    type: file
                    options:
                      path: %s/deploy/observability/dashboards
                """.formatted(root));
        String mark = "--pidfile=" + folder.resolve("pid");
        return new Part(
                "grafana",
                List.of(ports.grafana()),
                false,
                List.of(program.toString(), "server", "--homepath=" + home, mark),
                Map.of(
                        "GF_SERVER_HTTP_ADDR",
                        "127.0.0.1",
                        "GF_SERVER_HTTP_PORT",
                        String.valueOf(ports.grafana()),
                        "GF_PATHS_DATA",
                        folder.toString(),
                        "GF_PATHS_LOGS",
                        folder.resolve("logs").toString(),
                        "GF_PATHS_PROVISIONING",
                        provisioning.toString(),
                        "GF_AUTH_ANONYMOUS_ENABLED",
                        "true",
                        "GF_ANALYTICS_REPORTING_ENABLED",
                        "false",
                        "GF_ANALYTICS_CHECK_FOR_UPDATES",
                        "false"),
                mark,
                Probe.connection(ports.grafana()),
                PATIENCE);
    }
}
