package org.kiosque.local.parts;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/**
 * Which parts there are, and in which order they start.
 *
 * @param below where data lies: these start first, together
 * @param above what works on it, started together once those are ready
 * @param caches where each part that a training makes quicker keeps what it learns there
 */
public record StartPlan(List<Part> below, List<Part> above, Map<Part, Path> caches) {

    /**
     * Takes the services' jars apart where that was not done yet; starts nothing.
     *
     * @param replicas of each service
     * @param observe whether Prometheus and Grafana start, too
     * @throws StartException if a part has nothing to start from
     */
    public static StartPlan of(
            Path root,
            Path data,
            Ports ports,
            Replicas replicas,
            boolean observe,
            Store store,
            Secrets secrets,
            HttpClient http)
            throws StartException, InterruptedException {
        var infrastructure = new Infrastructure(data, ports);
        var services = new Services(data, ports, replicas, store, secrets, http);
        List<ServiceJar> jars = ServiceJar.unpackAll(root, Services.MODULES);
        List<Part> first = Stream.concat(infrastructure.store(store).stream(), Stream.of(infrastructure.broker()))
                .toList();
        Part identity = infrastructure.identity(http, secrets);
        List<Part> second = new ArrayList<>(List.of(identity));
        Map<Part, Path> caches = new LinkedHashMap<>(infrastructure.rehearsals(store, identity));
        for (ServiceJar jar : jars) {
            List<Part> instances = services.instances(jar);
            second.addAll(instances);
            caches.put(instances.getFirst(), jar.cache());
        }
        if (observe) {
            second.addAll(new Observation(root, data, ports, replicas).parts());
        }
        return new StartPlan(first, List.copyOf(second), caches);
    }

    public List<Part> parts() {
        return Stream.concat(below.stream(), above.stream()).toList();
    }
}
