package org.kiosque.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a part tells operators.
 *
 * @param port on which it does, on this machine
 */
record Actuator(int port) {

    /** Whether it says that it can be sent requests. */
    boolean isReady() {
        try {
            return ((HttpURLConnection) at("health/readiness").toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its version, and the commit that it was built from. */
    JsonNode info() {
        return JsonMapper.shared().readTree(fetch("info"));
    }

    /** What Prometheus would read. */
    String metrics() {
        return fetch("prometheus");
    }

    private String fetch(String endpoint) {
        try (InputStream answer = at(endpoint).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI at(String endpoint) {
        return URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port, endpoint));
    }
}
