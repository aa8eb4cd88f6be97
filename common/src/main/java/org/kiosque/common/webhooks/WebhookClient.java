package org.kiosque.common.webhooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
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
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends a delivery once: to an address that is public when it is looked up for this very connection, without following where
 * it is sent on to, and without reading what comes back. For use by several threads.
 */
class WebhookClient implements AutoCloseable {

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 10;
    private static final int MOST_CONNECTIONS = 20;

    private static final int WHOLE_SECONDS = 20;

    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    private final WebhooksProperties properties;
    private final InstantSource clock;

    WebhookClient(WebhooksProperties properties, InstantSource clock, DnsResolver names) {
        this.properties = properties;
        this.clock = clock;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(properties.allowLoopback(), names))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                                .setSocketTimeout(Timeout.ofSeconds(ANSWER_SECONDS))
                                .setTimeToLive(TimeValue.ofSeconds(30))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(Timeout.ofSeconds(ANSWER_SECONDS))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(2)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                        .setResponseTimeout(Timeout.ofSeconds(ANSWER_SECONDS))
                        .build())
                .setUserAgent("Kiosque-Webhook")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @param status of the answer; 0 when there was none, then {@code words} say why */
    record Answer(int status, String words) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    Answer send(Webhook webhook, Delivery delivery) {
        try {
            WebhookAddress.required(webhook.url(), properties.allowLoopback()); // it may have been allowed once
            var post = new HttpPost(webhook.url());
            post.setHeader("X-Kiosque-Event", delivery.event());
            post.setHeader("X-Kiosque-Delivery", delivery.id());
            post.setHeader(
                    WebhookSignature.HEADER, WebhookSignature.of(delivery.body(), webhook.secret(), clock.instant()));
            post.setEntity(new StringEntity(
                    delivery.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
            return sent(post);
        } catch (PublicAddresses.NotPublicException e) {
            return new Answer(0, "the address is not public");
        } catch (UnknownHostException e) {
            return new Answer(0, "the name is not known");
        } catch (SSLException e) {
            return new Answer(0, "no encrypted connection");
        } catch (InterruptedIOException e) {
            return new Answer(0, "no answer in time");
        } catch (IOException | HttpException e) {
            return new Answer(0, "no connection");
        } catch (RuntimeException e) {
            return new Answer(0, "the address cannot be used");
        }
    }

    /** Reads no further than the status, and for no longer than one may take, however slowly it comes. */
    private Answer sent(HttpPost post) throws IOException, HttpException {
        var overdue = deadlines.schedule(post::cancel, WHOLE_SECONDS, TimeUnit.SECONDS);
        try (ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(post), post, null)) {
            return new Answer(response.getCode(), "HTTP " + response.getCode());
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
