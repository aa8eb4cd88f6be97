package org.kiosque.local.operations;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MongoDB and Kafka beside the services on Kubernetes, as far as it can be told without a cluster. */
class StoresTest {

    private static final String COMPONENTS = "deploy/kubernetes/components/";
    private static final List<String> WORKLOADS =
            List.of("mongo/statefulset.yaml", "mongo/init.yaml", "kafka/statefulset.yaml");
    private static final int NODES = 3;

    @ParameterizedTest
    @ValueSource(strings = {"SASL_PLAINTEXT", "SASL_SSL"})
    void aNodeOfKafkaReadsItsPropertiesAndIsFoundWhereServicesLookForIt(String protocol) throws IOException {
        var found = new TreeSet<String>();
        for (int node = 0; node < NODES; node++) {
            KafkaConfig read = node(node, protocol);
            assertThat(read.nodeId()).isEqualTo(node);
            assertThat(read.logDirs().toString()).contains(mountOf("kafka/statefulset.yaml", "data"));
            assertThat(read.getInt("min.insync.replicas")).isEqualTo(2);
            assertThat(listeners(read, "listeners"))
                    .containsExactly("CLIENTS://:9092", "BROKERS://:9094", "CONTROLLERS://:9095");
            if (protocol.equals("SASL_SSL")) {
                assertThat(read.valuesWithPrefixOverride("listener.name.clients."))
                        .containsEntry("ssl.client.auth", "required");
            }
            listeners(read, "advertised.listeners")
                    .filter(listener -> listener.startsWith("CLIENTS://"))
                    .forEach(listener -> found.add(listener.substring("CLIENTS://".length())));
        }
        String addresses = IntStream.range(0, NODES)
                .mapToObj("kafka-%d.kafka:9092"::formatted)
                .collect(joining(","));
        assertThat(String.join(",", found)).isEqualTo(addresses);
        assertThat(Repository.read(COMPONENTS + "kafka/kustomization.yaml"))
                .contains("SPRING_KAFKA_BOOTSTRAP_SERVERS: " + addresses + "\n");
    }

    private static Stream<String> listeners(KafkaConfig read, String setting) {
        return Stream.of(String.valueOf(read.originals().get(setting)).split(","));
    }

    /** As {@code start} puts it together; certificates are files that only the cluster has. */
    private static KafkaConfig node(int node, String protocol) throws IOException {
        String text = Repository.read(COMPONENTS + "kafka/server.properties")
                + (protocol.equals("SASL_SSL") ? Repository.read(COMPONENTS + "kafka/tls.properties") : "");
        var environment = Map.of("NODE", String.valueOf(node), "PROTOCOL", protocol, "NODES_PASSWORD", "0f1e");
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            text = text.replace("${env:" + variable.getKey() + "}", variable.getValue());
        }
        assertThat(text.replace("${env:…}", "")).doesNotContain("${env:");
        var properties = new Properties();
        properties.load(new StringReader(text));
        properties.keySet().removeIf(key -> key.toString().startsWith("config.providers"));
        assertThat(KafkaConfig.configDef().names())
                .as("settings that Kafka knows")
                .containsAll(properties.stringPropertyNames().stream()
                        .map(name ->
                                name.replaceFirst("^listener\\.name\\.[a-z]+\\.(?:plain\\.|scram-sha-512\\.)?", ""))
                        .toList());
        return new KafkaConfig(properties, false);
    }

    @Test
    void whatIsReadFromTheEnvironmentIsThere() {
        Set<String> told = namesIn("kafka/statefulset.yaml");
        assertThat(told).contains("PROTOCOL", "CLUSTER_ID", "NODES_PASSWORD", "SERVICES_PASSWORD");
        assertThat(Repository.read(COMPONENTS + "kafka/start")).contains("export NODE=", "$CLUSTER_ID");
        for (String member : List.of("mongo/statefulset.yaml", "mongo/init.yaml")) {
            assertThat(namesIn(member)).contains("MONGODB_TLS", "MONGODB_OPTIONS");
        }
        String script = Repository.read("deploy/compose/mongodb/init.js");
        assertThat(namesIn("mongo/init.yaml")).allSatisfy(name -> {
            if (name.endsWith("_PASSWORD") && !name.equals("MONGODB_ROOT_PASSWORD")) {
                assertThat(script)
                        .contains(
                                "'" + name.replaceAll("MONGODB_|_PASSWORD", "").toLowerCase(Locale.ROOT) + "'");
            }
        });
        assertThat(Repository.read("deploy/compose/infra.yaml")).contains("MONGODB_MEMBERS:", "MONGODB_OPTIONS:");
    }

    @Test
    void noStoreRunsWithMoreThanItNeeds() {
        for (String workload : WORKLOADS) {
            assertThat(Repository.read(COMPONENTS + workload))
                    .as(workload)
                    .contains(
                            "runAsNonRoot: true",
                            "readOnlyRootFilesystem: true",
                            "allowPrivilegeEscalation: false",
                            "drop: [ALL]",
                            "type: RuntimeDefault",
                            "automountServiceAccountToken: false")
                    .containsPattern("image: [a-z/]+:\\d+\\.\\d+");
        }
        for (String store : List.of("mongo", "kafka")) {
            assertThat(Repository.read(COMPONENTS + store + "/policy.yaml")).contains("policyTypes: [Ingress, Egress]");
        }
    }

    @Test
    void everySecretIsReferredToByNameAndMadeInTheOperatorsChapter() {
        String chapter = Repository.read("deploy/README.md");
        var keys = new HashSet<String>();
        for (String workload : WORKLOADS) {
            visit(workload, (key, value) -> {
                if (key.equals("secretKeyRef") && value instanceof Map<?, ?> reference) {
                    keys.add(reference.get("name") + "/" + reference.get("key"));
                    assertThat(chapter)
                            .contains(
                                    "secret generic " + reference.get("name") + " ", "=" + reference.get("key") + "=");
                }
            });
        }
        assertThat(keys).hasSize(8);
    }

    /** What the component changes by its place in a list is what stands at that place. */
    @Test
    void tlsChangesWhatItMeans() {
        Map<?, ?> component = (Map<?, ?>)
                Repository.documents(COMPONENTS + "tls/kustomization.yaml").getFirst();
        int tested = 0;
        for (Object each : (List<?>) Objects.requireNonNull(component.get("patches"))) {
            Map<?, ?> patch = (Map<?, ?>) each;
            if (!(patch.get("target") instanceof Map<?, ?> target) || target.get("name") == null) {
                continue;
            }
            for (String workload : WORKLOADS) {
                JsonNode manifest = JsonMapper.shared()
                        .valueToTree(Repository.documents(COMPONENTS + workload).getFirst());
                if (!manifest.at("/metadata/name").asString().matches(String.valueOf(target.get("name")))) {
                    continue;
                }
                for (Object operation : new Yaml().<List<?>>load(String.valueOf(patch.get("patch")))) {
                    Map<?, ?> step = (Map<?, ?>) operation;
                    if ("test".equals(step.get("op"))) {
                        assertThat(manifest.at(String.valueOf(step.get("path"))).asString())
                                .as(workload)
                                .isEqualTo(step.get("value"));
                        tested++;
                    }
                }
            }
        }
        assertThat(tested).isEqualTo(5);
    }

    private static Set<String> namesIn(String workload) {
        var names = new TreeSet<String>();
        visit(workload, (key, value) -> {
            if (key.equals("env") && value instanceof List<?> variables) {
                variables.forEach(variable -> names.add(String.valueOf(((Map<?, ?>) variable).get("name"))));
            }
        });
        return names;
    }

    private static String mountOf(String workload, String volume) {
        var paths = new ArrayList<String>();
        visit(workload, (key, value) -> {
            if (key.equals("volumeMounts") && value instanceof List<?> mounts) {
                mounts.forEach(mount -> {
                    if (volume.equals(((Map<?, ?>) mount).get("name"))) {
                        paths.add(String.valueOf(((Map<?, ?>) mount).get("mountPath")));
                    }
                });
            }
        });
        return paths.getFirst();
    }

    private static void visit(String workload, BiConsumer<String, @Nullable Object> visitor) {
        Repository.documents(COMPONENTS + workload).forEach(document -> Repository.visit(document, visitor));
    }
}
