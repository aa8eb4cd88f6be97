package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A push service on this machine, with the browsers that have subscribed there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8030">RFC 8030</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8292">RFC 8292</a>
 */
final class PushService implements AutoCloseable {

    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w.-]+), k=([\\w-]+)");

    private final HttpServer server;
    private final AtomicInteger browsers = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    volatile int status = 201;
    volatile @Nullable String retryAfter;
    volatile Duration delay = Duration.ZERO;

    /** A message as it came in. */
    record Received(
            String endpoint,
            @Nullable String authorization,
            @Nullable String encoding,
            @Nullable String ttl,
            @Nullable String topic,
            @Nullable String urgency,
            byte[] body) {}

    PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/push/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    origin() + exchange.getRequestURI(),
                    headers.getFirst("Authorization"),
                    headers.getFirst("Content-Encoding"),
                    headers.getFirst("TTL"),
                    headers.getFirst("Topic"),
                    headers.getFirst("Urgency"),
                    body));
            Thread.sleep(delay);
            String later = retryAfter;
            if (later != null) {
                exchange.getResponseHeaders().set("Retry-After", later);
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Browser browser() {
        return Browser.at(origin() + "/push/" + browsers.incrementAndGet());
    }

    List<Received> received() {
        return received;
    }

    void reset() {
        received.clear();
        status = 201;
        retryAfter = null;
        delay = Duration.ZERO;
    }

    /** Fails unless a message is signed by that key, for this service and not for long. */
    void isSignedBy(String publicKey, Received message, Instant now)
            throws ParseException, JOSEException, GeneralSecurityException {
        Matcher vapid = VAPID.matcher(String.valueOf(message.authorization()));
        assertThat(vapid.matches()).isTrue();
        assertThat(vapid.group(2)).isEqualTo(publicKey);
        SignedJWT token = SignedJWT.parse(vapid.group(1));
        var verifier =
                new ECDSAVerifier(Browser.publicKey(Base64.getUrlDecoder().decode(publicKey)));
        assertThat(token.verify(verifier)).isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(origin());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mailto:push@kiosque.example");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBetween(now.plusSeconds(60), now.plus(Duration.ofDays(1)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
