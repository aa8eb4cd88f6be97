package org.kiosque.article.media;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * A server that speaks S3, in a process of its own: moto, which the folder {@code KIOSQUE_MOTO} holds as {@code pip install
 * --target} lays it. Where there is none a test is left out, but in CI.
 */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "images";

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;

    private S3Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** With an empty bucket. */
    static S3Server start() throws IOException, InterruptedException {
        String folder = System.getenv("KIOSQUE_MOTO");
        boolean there = folder != null && !folder.isBlank();
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs a server that speaks S3: set KIOSQUE_MOTO");
        }
        Assumptions.assumeTrue(there, "KIOSQUE_MOTO names no server that speaks S3");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var command = new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port));
        command.environment().put("PYTHONPATH", folder);
        var process = command.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "moto.log").toFile())
                .start();
        var server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
        try {
            await().atMost(SOON).until(() -> server.isThere(port));
            server.make(BUCKET);
            return server;
        } catch (RuntimeException | IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    private boolean isThere(int port) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server has ended: see target/moto.log");
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void make(String bucket) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(address.resolve("/" + bucket))
                .PUT(BodyPublishers.noBody())
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request")
                .build();
        int status = HttpClient.newHttpClient()
                .send(put, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("No bucket: " + status);
        }
    }

    BucketProperties properties() {
        return new BucketProperties(BUCKET, address, "us-east-1", true);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
