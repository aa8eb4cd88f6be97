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
public record ServiceAddresses(@Nullable Map<String, List<Instance>> instances) {

    public record Instance(URI uri) {}

    /** @return in the order in which they are tried; empty when none is told */
    public List<URI> of(String service) {
        return instances == null
                ? List.of()
                : instances.getOrDefault(service, List.of()).stream()
                        .map(Instance::uri)
                        .toList();
    }
}
