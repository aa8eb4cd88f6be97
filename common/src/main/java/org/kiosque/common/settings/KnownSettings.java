package org.kiosque.common.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code kiosque.*} properties that there are, as the compiler found them in the records of properties, whether their
 * beans are made in this configuration or not.
 *
 * @see <a href="https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">Configuration
 *     metadata</a>
 */
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private final Set<String> names;
    /** Those below which there may be anything: lists and maps. */
    private final Set<String> families;

    private KnownSettings(List<JsonNode> properties) {
        this.names = properties.stream()
                .map(property -> flat(property.path("name").asString("")))
                .collect(Collectors.toUnmodifiableSet());
        this.families = properties.stream()
                .filter(property -> property.path("type").asString("").startsWith("java.util."))
                .map(property -> flat(property.path("name").asString("")))
                .collect(Collectors.toUnmodifiableSet());
    }

    static KnownSettings of(ClassLoader classes) {
        var properties = new ArrayList<JsonNode>();
        try {
            for (URL metadata : Collections.list(classes.getResources(METADATA))) {
                try (InputStream in = metadata.openStream()) {
                    byte[] json = in.readAllBytes();
                    // Those of the frameworks are large and many, and say nothing of ours: they are not worth parsing.
                    if (new String(json, StandardCharsets.ISO_8859_1).contains("\"kiosque.")) {
                        JsonMapper.shared().readTree(json).path("properties").forEach(properties::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(properties);
    }

    /** Nothing was found where these classes come from, such as when an IDE has compiled them: nothing can be said. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** @param name in any of the spellings that bind, an environment variable's included */
    boolean has(String name) {
        String flat = flat(name);
        return names.contains(flat) || families.stream().anyMatch(flat::startsWith);
    }

    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
