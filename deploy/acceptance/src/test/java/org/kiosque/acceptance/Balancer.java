package org.kiosque.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** nginx in front of several gateways, as a publisher may have it: whoever refuses a connection is passed over. */
final class Balancer implements AutoCloseable {

    private final int port;
    private final Process nginx;

    private Balancer(int port, Process nginx) {
        this.port = port;
        this.nginx = nginx;
    }

    /** @param folder for its own files; is made if need be */
    static Balancer between(Path folder, List<Integer> gateways) {
        Path program = Needs.nginx();
        try {
            Files.createDirectories(folder);
            int port = freePort();
            Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, gateways));
            Process nginx = new ProcessBuilder(
                            program.toString(), "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            var balancer = new Balancer(port, nginx);
            Awaitility.await("nginx").atMost(Duration.ofSeconds(20)).until(balancer::listens);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path folder, int port, List<Integer> gateways) {
        String servers = gateways.stream()
                .map(gateway -> "server 127.0.0.1:%d max_fails=0;".formatted(gateway))
                .collect(Collectors.joining(" "));
        String temporary = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> "%s_temp_path %s/%s;".formatted(kind, folder, kind))
                .collect(Collectors.joining(" "));
        return """
                daemon off;
                master_process off;
                pid %s/nginx.pid;
                events {}
                http {
                  access_log off;
                  %s
                  upstream gateways { %s }
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://gateways;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """.formatted(folder, temporary, servers, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        if (!nginx.isAlive()) {
            throw new AssertionError("nginx ended with " + nginx.exitValue());
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            if (!nginx.waitFor(20, TimeUnit.SECONDS)) {
                nginx.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
