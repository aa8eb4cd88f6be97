package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ObservationTest {

    @Test
    void prometheusReadsEveryInstanceUnderItsServicesName() {
        var observation = new Observation(
                Path.of("/repository"),
                Path.of("/data"),
                new Ports(9000),
                Replicas.parse("gateway=2,comment-service=2"));

        Map<String, Object> read = new Yaml().load(observation.scraping());

        assertThat(read.get("rule_files")).isEqualTo(List.of("/repository/deploy/observability/rules/*.yaml"));
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
