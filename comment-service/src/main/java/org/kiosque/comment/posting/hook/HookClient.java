package org.kiosque.comment.posting.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.kiosque.comment.privacy.Secret;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.webhooks.PublicAddresses;
import org.kiosque.common.webhooks.WebhookAddress;
import org.kiosque.common.webhooks.WebhookSignature;

/**
 * Asks one address something, signed as webhooks are, and reads a short answer: at an address that is public when it is
 * looked up for this very connection, without following where it is sent on to, and never repeated. For use by several threads.
 */
final class HookClient implements AutoCloseable {

    static final String EVENT = "comment.submitted";

    /** In bytes: a verdict and a few words. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private static final int OK = 200;
    private static final int MOST_CONNECTIONS = 50;

    private final String url;
    private final Secret secret;
    private final long timeoutMillis;
    private final InstantSource clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("posting-hook-deadlines").factory());

    /** @throws IllegalArgumentException when nothing may be sent there, so that the service does not start */
    HookClient(HookProperties properties, InstantSource clock, DnsResolver names) {
        try {
            this.url = WebhookAddress.required(
                    Objects.requireNonNullElse(properties.url(), "").strip(), properties.allowLoopback());
        } catch (InvalidFieldException notAllowed) {
            throw new IllegalArgumentException("kiosque.posting.hook.url " + notAllowed.getMessage(), notAllowed);
        }
        this.secret = Secret.of(properties.secret(), "KIOSQUE_POSTING_HOOK_SECRET");
        this.timeoutMillis = properties.timeout().toMillis();
        this.clock = clock;
        Timeout timeout = Timeout.ofMilliseconds(timeoutMillis);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(properties.allowLoopback(), names))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofSeconds(30))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setUserAgent("Kiosque-Webhook")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * @param body JSON
     * @return what comes back with 200
     * @throws UncheckedIOException when that does not come in time, is too long, or anything else comes
     */
    String ask(String body) {
        var post = new HttpPost(url);
        post.setHeader("X-Kiosque-Event", EVENT);
        post.setHeader(WebhookSignature.HEADER, WebhookSignature.of(body, secret.text(), clock.instant()));
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        var overdue = deadlines.schedule(post::cancel, timeoutMillis, TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(post), post, null)) {
            if (response.getCode() != OK || response.getEntity() == null) {
                throw new IOException("HTTP " + response.getCode());
            }
            try (InputStream content = response.getEntity().getContent()) {
                byte[] read = content.readNBytes(LONGEST_ANSWER + 1);
                if (read.length > LONGEST_ANSWER) {
                    post.cancel(); // else closing would read the rest
                    throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
                }
                return new String(read, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            throw new UncheckedIOException(new IOException(e));
        } finally {
            overdue.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
