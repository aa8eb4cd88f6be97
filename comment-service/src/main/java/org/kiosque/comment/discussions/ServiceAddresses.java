package org.kiosque.comment.discussions;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the other services are, told in the same words as to the gateway.
 *
 * @param instances by service
 */
@ConfigurationProperties("spring.cloud.discovery.client.simple")
record ServiceAddresses(@Nullable Map<String, List<Instance>> instances) {

    record Instance(URI uri) {}

    List<URI> of(String service) {
        return instances == null
                ? List.of()
                : instances.getOrDefault(service, List.of()).stream()
                        .map(Instance::uri)
                        .toList();
    }
}
