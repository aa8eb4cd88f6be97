package org.kiosque.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Reads one address at a fixed rate. Arguments: address, reads a second, seconds, what is accepted. Prints {@link PacedLoad#line()} of the
 * second half, after a first one that warms up.
 */
public final class PacedReadsApplication {

    private static final int OK = 200;

    private PacedReadsApplication() {}

    public static void main(String[] arguments) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
                .header("Accept", arguments[3])
                .timeout(Duration.ofSeconds(10))
                .build();
        int perSecond = Integer.parseInt(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            PacedLoad.of(perSecond, time, _ -> read(http, request));
            System.out.println(
                    PacedLoad.of(perSecond, time, _ -> read(http, request)).line());
        }
    }

    private static void read(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException("HTTP " + answer.statusCode());
        }
    }
}
