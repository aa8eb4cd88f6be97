package org.kiosque.local.operations;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What containers, compose files and Kubernetes tell the services is what these read. */
class DeploymentTest {

    private static final Pattern VARIABLE = Pattern.compile("(?:KIOSQUE|SPRING|SERVER|MANAGEMENT|LOGGING)_[A-Z0-9_]+");
    private static final Pattern ARGUMENT = Pattern.compile("--([a-z0-9.-]+)");
    private static final Pattern LISTENER = Pattern.compile("@KafkaListener\\([^)]*topics = Topics\\.([A-Z]+)");

    /** Spring Boot's own that no canvas has to name. */
    private static final Set<String> OF_SPRING = Set.of(
            "logging.structured.format.console",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.mail.password",
            "spring.mail.username",
            "spring.kafka.security.protocol",
            "spring.kafka.properties.sasl.mechanism",
            "spring.kafka.properties.sasl.jaas.config",
            "spring.kafka.ssl.key-store-certificate-chain",
            "spring.kafka.ssl.key-store-key",
            "spring.kafka.ssl.key-store-type",
            "spring.kafka.ssl.trust-store-certificates",
            "spring.kafka.ssl.trust-store-type",
            "spring.mongodb.ssl.bundle",
            "spring.ssl.bundle.pem.parts.keystore.certificate",
            "spring.ssl.bundle.pem.parts.keystore.private-key",
            "spring.ssl.bundle.pem.parts.truststore.certificate");

    /** Where nobody looks at readiness, one address is everybody, and pods have a folder of their own. */
    private static final Set<String> OF_ONE_MACHINE =
            Set.of("KIOSQUE_SHUTDOWN_GRACE", "KIOSQUE_RATES_EXEMPT", "KIOSQUE_INDEX_DIRECTORY");

    private static final Set<String> KNOWN = known();

    @Test
    void everyVariableIsASettingThatIsRead() {
        var named = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        for (String file : yaml()) {
            for (String variable : variablesIn(file)) {
                named.add(variable);
                if (!isKnown(variable)) {
                    unknown.add(file + ": " + variable);
                }
            }
        }
        assertThat(named).contains("SPRING_MONGODB_URI", "KIOSQUE_PREVIEW_KEY", "KIOSQUE_EDGE_TRUSTED_PROXIES");
        assertThat(unknown).isEmpty();
    }

    @Test
    void aSettingThatNobodyReadsIsSeen() {
        assertThat(isKnown("KIOSQUE_PREVIEW_KEY")).isTrue();
        assertThat(isKnown("KIOSQUE_PREVEIW_KEY")).isFalse();
        assertThat(isKnown("SPRING_MONGODB_URI")).isTrue();
        assertThat(isKnown("SPRING_DATA_MONGODB_URI")).isFalse();
    }

    @Test
    void variablesOfTheOperatorsChapterAreSettingsToo() {
        assertThat(Pattern.compile("`(" + VARIABLE.pattern() + ")`")
                        .matcher(Repository.read("deploy/README.md"))
                        .results()
                        .map(found -> found.group(1))
                        .filter(variable -> !isKnown(variable)))
                .isEmpty();
    }

    /** What the launcher gives its services, they need elsewhere, too. */
    @Test
    void whatServicesAreToldByTheLauncherTheyAreToldByComposeAndKubernetes() {
        Set<String> told = Pattern.compile("\\.put\\(\\s*\"(KIOSQUE_[A-Z_]+)\"")
                .matcher(Repository.read("deploy/local/src/main/java/org/kiosque/local/parts/Services.java"))
                .results()
                .map(found -> found.group(1))
                .filter(variable -> !OF_ONE_MACHINE.contains(variable))
                .collect(toCollection(TreeSet::new));
        assertThat(told).contains("KIOSQUE_NEWSROOM_SESSION_KEYS", "KIOSQUE_TRANSLATING_CLIENT_SECRET");
        for (String folder : List.of("deploy/compose", "deploy/kubernetes")) {
            var there = new TreeSet<String>(secrets().keySet()); // which reach them: see below
            Repository.files(folder, ".yaml").forEach(file -> there.addAll(variablesIn(file)));
            assertThat(there).as(folder).containsAll(told);
        }
    }

    @Test
    void everySecretThatIsDocumentedReachesItsServices() {
        Map<String, Set<String>> secrets = secrets();
        assertThat(secrets)
                .containsKeys("KIOSQUE_PRIVACY_MAILBOX_KEYS", "KIOSQUE_PURGE_TOKEN", "KIOSQUE_TRANSLATION_DEEPL_KEY")
                .containsEntry("KIOSQUE_PREVIEW_KEY", Set.of("article-service"));
        assertThat(secrets.get("SPRING_MONGODB_URI")).hasSize(4);
        Map<?, ?> composed = (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Repository.documents("deploy/compose/apps.yaml").getFirst()).get("services"));
        secrets.forEach((variable, services) -> services.forEach(service -> {
            assertThat(sourcesInKubernetes(service))
                    .as("%s of %s on Kubernetes", variable, service)
                    .containsAnyOf(variable, "kiosque-" + (variable.startsWith("SPRING_KAFKA_") ? "kafka" : service));
            Map<?, ?> container = (Map<?, ?>) Objects.requireNonNull(composed.get(service));
            Map<?, ?> environment = (Map<?, ?>) Objects.requireNonNull(container.get("environment"));
            // What stands under environment wins: it has to have a value there.
            assertThat(environment.containsKey(variable) ? environment.get(variable) : container.get("env_file"))
                    .as("%s of %s with compose", variable, service)
                    .satisfiesAnyOf(
                            value -> assertThat(value).asString().contains("${" + variable),
                            value -> assertThat(value).asString().startsWith("mongodb://"),
                            value -> assertThat(value).asString().matches("http://.*|kiosque-comments"),
                            value -> assertThat(value)
                                    .isEqualTo(List.of(Map.of("path", service + ".env", "required", false))));
        }));
    }

    /** Of the chapter "Secrets": each variable, and which services want it. */
    private static Map<String, Set<String>> secrets() {
        var secrets = new TreeMap<String, Set<String>>();
        String chapter = Repository.read("deploy/README.md").replaceFirst("(?s)^.*\n## Secrets\n", "");
        for (String line : chapter.replaceFirst("(?s)\n## .*$", "").lines().toList()) {
            String[] columns = line.split("\\|");
            if (columns.length < 3 || !columns[1].contains("`")) {
                continue;
            }
            Set<String> services = Repository.SERVICES.stream()
                    .filter(service -> columns[2].contains(service)
                            || columns[2].contains("all, ")
                            || (columns[2].contains("each of the four") && !service.equals("gateway")))
                    .collect(toCollection(TreeSet::new));
            assertThat(services).as(line).isNotEmpty();
            VARIABLE.matcher(columns[1]).results().forEach(variable -> secrets.put(variable.group(), services));
        }
        return secrets;
    }

    /** Variables that the Deployment names, and secrets of which it takes all there is. */
    private static Set<String> sourcesInKubernetes(String service) {
        var sources = new TreeSet<String>();
        for (Object document : Repository.documents("deploy/kubernetes/base/" + service + "/deployment.yaml")) {
            Repository.visit(document, (key, value) -> {
                if (key.equals("secretRef") && value instanceof Map<?, ?> secret) {
                    assertThat(secret.get("optional")).isEqualTo(true);
                    sources.add(String.valueOf(secret.get("name")));
                } else if (key.equals("env") && value instanceof List<?> variables) {
                    variables.forEach(variable -> sources.add(String.valueOf(((Map<?, ?>) variable).get("name"))));
                }
            });
        }
        return sources;
    }

    /** What a service reads without a group is read by each replica, whole: more of them would not help. */
    @Test
    void whateverAServiceReadsByItsGroupLetsItGrow() {
        for (String service : Repository.SERVICES) {
            Set<String> read = Repository.files(service + "/src/main/java", ".java").stream()
                    .flatMap(file -> LISTENER.matcher(Repository.read(file)).results())
                    .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                    .collect(toCollection(TreeSet::new));
            Set<String> watched = Pattern.compile("(?m)^ +topic: (\\S+)$")
                    .matcher(Repository.read("deploy/kubernetes/components/autoscaling-by-lag/" + service + ".yaml"))
                    .results()
                    .map(found -> found.group(1))
                    .collect(toCollection(TreeSet::new));
            assertThat(watched).as(service).isEqualTo(read);
        }
    }

    @Test
    void everyArgumentNamesTheServicesAsTheirClientsDo() {
        var addresses = new TreeSet<String>();
        for (String file : yaml()) {
            Matcher argument = ARGUMENT.matcher(Repository.read(file));
            while (argument.find()) {
                if (argument.group(1).startsWith("spring.")) {
                    addresses.add(argument.group(1));
                }
            }
        }
        assertThat(addresses)
                .containsExactlyElementsOf(Repository.SERVICES.stream()
                        .filter(service -> !service.equals("gateway"))
                        .map("spring.cloud.discovery.client.simple.instances."::concat)
                        .toList());
    }

    @Test
    void portsAreThoseThatTheServicesListenOn() {
        String compose = Repository.read("deploy/compose/apps.yaml");
        String scraped = Repository.read("deploy/observability/prometheus.yaml");
        String policies = Repository.read("deploy/kubernetes/components/network-policies/policies.yaml");
        for (String service : Repository.SERVICES) {
            int port = port(service, "server");
            int actuator = port(service, "management");
            assertThat(compose).containsPattern("SERVICE: " + service + ",?\\s+ACTUATOR_PORT: \"" + actuator + "\"");
            assertThat(scraped).contains(service + ":" + actuator);
            assertThat(policies).contains("port: " + port, "port: " + actuator);
            assertThat(Repository.read("deploy/kubernetes/base/" + service + "/deployment.yaml"))
                    .contains("containerPort: " + port, "containerPort: " + actuator);
            assertThat(Repository.read("deploy/kubernetes/base/" + service + "/service.yaml"))
                    .contains("port: " + port);
        }
    }

    /** What a line looks like then, a test of common knows. */
    @Test
    void logsAreJsonWhereSomebodyElseReadsThem() {
        assertThat(Repository.read("deploy/kubernetes/base/shared/configmap.yaml"))
                .contains("LOGGING_STRUCTURED_FORMAT_CONSOLE: ecs");
        Map<?, ?> services = (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Repository.documents("deploy/compose/apps.yaml").getFirst()).get("services"));
        assertThat(Repository.SERVICES)
                .allSatisfy(service -> assertThat(String.valueOf(services.get(service)))
                        .contains("LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs"));
    }

    @Test
    void noServiceRunsWithMoreThanItNeeds() {
        for (String service : Repository.SERVICES) {
            assertThat(Repository.read("deploy/kubernetes/base/" + service + "/deployment.yaml"))
                    .contains(
                            "runAsNonRoot: true",
                            "readOnlyRootFilesystem: true",
                            "allowPrivilegeEscalation: false",
                            "drop: [ALL]",
                            "automountServiceAccountToken: false");
        }
        assertThat(Repository.read("deploy/containers/Dockerfile")).contains("\nUSER 10001:10001\n");
    }

    /** With other options the JVM leaves the cache alone: a start is trained as the image starts. */
    @Test
    void anImageStartsAsItWasTrainedAndSaysWhatItIsMadeOf() {
        String recipe = Repository.read("deploy/containers/Dockerfile");
        String entry = recipe.substring(recipe.indexOf("\nENTRYPOINT"));
        List<String> options = Pattern.compile("\"(-[^\"]+)\"")
                .matcher(entry)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(options).startsWith("-XX:AOTCache=service.aot").contains("-jar");
        String trained = recipe.substring(recipe.indexOf("AS trained"), recipe.lastIndexOf("\nFROM"));
        assertThat(trained)
                .contains("-XX:AOTCacheOutput=/trained/service.aot", "-Dspring.context.exit=onRefresh")
                .contains(options.subList(1, options.size()))
                .doesNotContain("|| true");
        for (String variable : List.of("KIOSQUE_PREVIEW_KEY", "KIOSQUE_PRIVACY_KEY", "KIOSQUE_NEWSROOM_SESSION_KEYS")) {
            assertThat(isKnown(variable) && trained.contains(variable + "="))
                    .as(variable)
                    .isTrue();
        }
        assertThat(recipe).contains("org.kiosque.sbom=\"/kiosque/service.jar!/META-INF/sbom/application.cdx.json\"");
        assertThat(Repository.read("deploy/README.md")).contains("./mvnw -Prelease -DskipTests package");
    }

    private static List<String> yaml() {
        return Stream.of("deploy/compose", "deploy/kubernetes")
                .flatMap(folder -> Repository.files(folder, ".yaml").stream())
                .toList();
    }

    /** Keys of maps, names of a container's variables, and what stands as text in patches. */
    private static Set<String> variablesIn(String file) {
        var found = new TreeSet<String>();
        for (String line : Repository.read(file).lines().toList()) {
            String code = line.strip().replaceFirst("^#.*|\\s#.*$", "");
            Matcher variable = Pattern.compile("^(?:- )?(?:name: |key: )?(" + VARIABLE.pattern() + ")(?::.*)?$")
                    .matcher(code);
            if (variable.matches()) {
                found.add(variable.group(1));
            }
        }
        return found;
    }

    private static boolean isKnown(String variable) {
        return KNOWN.contains(flat(variable));
    }

    private static Set<String> known() {
        var names = new ArrayList<String>(OF_SPRING);
        names.addAll(Repository.canvases("Configuration"));
        // Written in prose or the other column: variables of secrets, and properties of the frameworks.
        Repository.quotedInCanvases().stream()
                .filter(text ->
                        VARIABLE.matcher(text).matches() || text.matches("(?:spring|management|server)\\.[a-z.-]+"))
                .filter(text -> !text.startsWith("spring.data."))
                .forEach(names::add);
        return names.stream().map(DeploymentTest::flat).collect(toCollection(TreeSet::new));
    }

    /** As Spring binds it, whatever the spelling. */
    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static int port(String service, String what) {
        var ports = new ArrayList<Integer>();
        for (Object document : Repository.documents(service + "/src/main/resources/application.yaml")) {
            Map<?, ?> settings = (Map<?, ?>) document;
            Object flat = settings.get(what + (what.equals("server") ? ".port" : ".server.port"));
            Repository.visit(settings.get(what), (key, value) -> {
                if (key.equals("port") && value instanceof Integer port) {
                    ports.add(port);
                }
            });
            if (flat instanceof Integer port) {
                ports.add(port);
            }
        }
        assertThat(ports).as(service + " " + what).hasSize(1);
        return ports.getFirst();
    }
}
