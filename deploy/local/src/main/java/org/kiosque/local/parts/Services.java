package org.kiosque.local.parts;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/**
 * The five services, each told by its environment where the others are.
 *
 * @param replicas of each, on the same store
 */
record Services(Path data, Ports ports, Replicas replicas, Store store, Secrets secrets, HttpClient http) {

    static final List<String> MODULES =
            List.of("article-service", "translation-service", "recommendation-service", "comment-service", "gateway");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** One, or all replicas: of these the first is called as the service is, the second {@code <service>-2}. */
    List<Part> instances(ServiceJar jar) throws StartException {
        List<Part> instances = new ArrayList<>();
        for (int replica = 1; replica <= instancesOf(jar.module()); replica++) {
            instances.add(instance(jar, replica));
        }
        return instances;
    }

    private Part instance(ServiceJar jar, int replica) throws StartException {
        String service = jar.module();
        String name = replica == 1 ? service : service + "-" + replica;
        int port = Ports.ofReplica(ports.of(service), replica);
        int actuator = Ports.actuatorOf(port);
        boolean gateway = isGateway(service);
        var java = new JavaCommand(name, data, heapMegabytes(service));
        List<String> rest = new ArrayList<>(JavaCommand.startingFrom(jar.cache()));
        rest.add("-Djava.io.tmpdir=" + data.resolve("tmp"));
        if (gateway) {
            rest.add("-Dio.netty.allocator.type=pooled");
        }
        rest.addAll(optionsOfTheUser());
        rest.addAll(List.of("-jar", jar.jar().toString()));
        rest.addAll(addressesOfTheOthers());
        return new Part(
                name,
                List.of(port, actuator),
                gateway,
                java.with(rest),
                environment(name, service, port, actuator),
                java.mark(),
                Probe.actuator(http, actuator),
                PATIENCE);
    }

    private int instancesOf(String module) {
        return replicas.of(module);
    }

    private static boolean isGateway(String module) {
        return module.equals("gateway");
    }

    private static int heapMegabytes(String module) {
        return switch (module) {
            case "article-service" -> 256; // opens images of readers' cameras
            case "translation-service" -> 192; // knows the languages' shapes
            case "gateway" -> 192; // keeps pages
            default -> 160;
        };
    }

    private Map<String, String> environment(String part, String name, int port, int actuator) throws StartException {
        Map<String, String> environment = new HashMap<>(Infrastructure.FEW_ARENAS);
        environment.putAll(TamperedClocks.of(part, System.getenv()));
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(actuator));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.broker());
        environment.put("KIOSQUE_SECURITY_ISSUER_URI", "http://127.0.0.1:" + ports.identity());
        environment.put("KIOSQUE_TOPICS_REPLICATION_FACTOR", "1");
        environment.put("KIOSQUE_INDEX_DIRECTORY", data.resolve("tmp").toString());
        // Nobody looks at readiness here; the gateway hears from a replica that it leaves.
        boolean another = instancesOf(name) > 1;
        environment.put("KIOSQUE_SHUTDOWN_GRACE", ownOr("KIOSQUE_SHUTDOWN_GRACE", another ? "3s" : "0s"));
        if (isGateway(name)) {
            environment.put("KIOSQUE_SITE_BASE_URL", "http://localhost:" + ports.gateway());
            environment.put(
                    "KIOSQUE_NEWSROOM_ISSUER",
                    ownOr("KIOSQUE_NEWSROOM_ISSUER", "http://127.0.0.1:" + ports.identity()));
            environment.put(
                    "KIOSQUE_NEWSROOM_CLIENT_SECRET",
                    ownOr("KIOSQUE_NEWSROOM_CLIENT_SECRET", secrets.newsroomSecret()));
            environment.put(
                    "KIOSQUE_NEWSROOM_SESSION_KEYS", ownOr("KIOSQUE_NEWSROOM_SESSION_KEYS", secrets.sessionKey()));
            environment.put("KIOSQUE_RATES_EXEMPT", "127.0.0.0/8,::1"); // here one machine is everybody
        } else {
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("SPRING_MONGODB_URI", store.database("kiosque-" + name.replace("-service", ""), ports));
        }
        if (name.equals("article-service")) {
            environment.put("KIOSQUE_PREVIEW_KEY", ownOr("KIOSQUE_PREVIEW_KEY", secrets.previewKey()));
        }
        if (name.equals("comment-service")) {
            environment.put("KIOSQUE_CAPTCHA_HMAC_KEY", ownOr("KIOSQUE_CAPTCHA_HMAC_KEY", secrets.captchaHmacKey()));
            String privacyKey = ownOr("KIOSQUE_PRIVACY_KEY", secrets.privacyKey());
            environment.put("KIOSQUE_PRIVACY_KEY", privacyKey);
            environment.put(
                    "KIOSQUE_PRIVACY_MAILBOX_KEYS",
                    secrets.mailboxKeys(ownOr("KIOSQUE_PRIVACY_MAILBOX_KEYS", privacyKey)));
            environment.put("KIOSQUE_TRANSLATING_TOKENURI", "http://127.0.0.1:" + ports.identity() + "/oauth2/token");
            environment.put("KIOSQUE_TRANSLATING_CLIENTID", "kiosque-comments");
            environment.put("KIOSQUE_TRANSLATING_CLIENT_SECRET", secrets.commentsSecret());
        }
        return Map.copyOf(environment);
    }

    /** Of {@code KIOSQUE_SERVICE_JAVA_OPTIONS}, separated by blanks; the JVM lets the last of several win. */
    private static List<String> optionsOfTheUser() {
        String options = System.getenv().getOrDefault("KIOSQUE_SERVICE_JAVA_OPTIONS", "");
        return Stream.of(options.split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static String ownOr(String variable, String generated) {
        String own = System.getenv().getOrDefault(variable, "");
        return own.isBlank() ? generated : own;
    }

    /** As arguments, since names with a dash cannot be keys of a map that comes from the environment. */
    private List<String> addressesOfTheOthers() {
        return MODULES.stream()
                .filter(module -> !isGateway(module))
                .flatMap(module -> IntStream.rangeClosed(1, instancesOf(module))
                        .mapToObj(replica ->
                                "--spring.cloud.discovery.client.simple.instances.%s[%d].uri=http://127.0.0.1:%d"
                                        .formatted(module, replica - 1, Ports.ofReplica(ports.of(module), replica))))
                .toList();
    }
}
