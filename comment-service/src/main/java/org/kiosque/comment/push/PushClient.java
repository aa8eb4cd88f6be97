package org.kiosque.comment.push;

import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.httpclient.ApacheHttpClientRequestPreparer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.webhooks.PublicAddresses;
import org.kiosque.common.webhooks.WebhookAddress;

/**
 * Hands one message to a push service (RFC 8030), encrypted for its browser (RFC 8291) and signed by us (RFC 8292): at an address
 * that is public when it is looked up for this very connection, without following where it is sent on to, and without reading more
 * than the head of the answer. For use by several threads.
 */
final class PushClient implements AutoCloseable {

    private static final int CONNECT_SECONDS = 5;
    private static final int MOST_CONNECTIONS = 50;
    private static final int MOST_PER_SERVICE = 10;

    /** As long as a push service may take that token (RFC 8292 allows 24 hours). */
    private static final Duration TOKEN_GOOD_FOR = Duration.ofHours(12);

    private final PushKeys.Sender sender;
    private final PushProperties properties;
    private final InstantSource clock;
    private final Duration whole;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("push-deadlines").factory());

    /** @param whole how long one message may take, from the connection to the head of the answer */
    PushClient(
            PushKeys.Sender sender, PushProperties properties, InstantSource clock, DnsResolver names, Duration whole) {
        this.sender = sender;
        this.properties = properties;
        this.clock = clock;
        this.whole = whole;
        Timeout answer = Timeout.of(whole);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(properties.allowLoopback(), names))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                                .setSocketTimeout(answer)
                                .setTimeToLive(TimeValue.ofSeconds(30))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_PER_SERVICE)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                        .setResponseTimeout(answer)
                        .build())
                .setUserAgent("Kiosque-Push")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * What became of a message.
     *
     * @param status of the answer; 0 when there was none
     * @param retryAfter how long the push service wants to be left alone; null when it does not say
     */
    record Answer(int status, @Nullable Duration retryAfter) {

        static final Answer NONE = new Answer(0, null);

        private static final int TOO_MANY = 429;
        private static final int TIMED_OUT = 408;

        /** So says Microsoft's when it is asked for too much. */
        private static final int NOT_NOW = 406;

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** There is no such browser any more. */
        boolean isGone() {
            return status == 404 || status == 410;
        }

        /** It may be taken another time. */
        boolean isForNow() {
            return status == 0 || status == TOO_MANY || status == TIMED_OUT || status == NOT_NOW || status >= 500;
        }
    }

    /**
     * @param topic up to 32 characters of base64url: the message takes the place of one of the same topic that the push service
     *     still has
     * @param keptFor how long the push service keeps it for a browser that is away
     * @throws InvalidFieldException when nothing may be sent there, though it may have been allowed once
     */
    HttpPost prepare(Target target, byte[] payload, String topic, Duration keptFor) {
        URI endpoint = WebhookAddress.required(
                target.endpoint(), "/endpoint", PushDesk.LONGEST_ENDPOINT, properties.allowLoopback());
        if (!properties.allows(endpoint)) {
            throw new InvalidFieldException("/endpoint", "is not at a push service that this site sends to");
        }
        var keys = new PushSubscription.Keys();
        keys.setP256dh(target.p256dh());
        keys.setAuth(target.auth());
        var subscription = new PushSubscription();
        subscription.setEndpoint(endpoint.toString());
        subscription.setKeys(keys);
        return ApacheHttpClientRequestPreparer.getBuilder()
                .pushSubscription(subscription)
                .vapidJWTSubject(sender.subject())
                .vapidJWTExpirationTime(clock.instant().plus(TOKEN_GOOD_FOR))
                .pushMessage(payload)
                .ttl(keptFor.toSeconds(), TimeUnit.SECONDS)
                .urgencyNormal()
                .topic(topic)
                .build(sender.pair())
                .toHttpPost();
    }

    /** Never fails, and takes no longer than one may take, however slowly the answer comes. */
    Answer send(HttpPost post) {
        Future<?> overdue = null;
        try {
            overdue = deadlines.schedule(post::cancel, whole.toMillis(), TimeUnit.MILLISECONDS);
            try (ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(post), post, null)) {
                return new Answer(response.getCode(), retryAfter(response.getFirstHeader("Retry-After")));
            }
        } catch (IOException | HttpException | RuntimeException e) {
            return Answer.NONE;
        } finally {
            if (overdue != null) {
                overdue.cancel(false);
            }
        }
    }

    /** In seconds or as a date (RFC 9110, section 10.2.3). */
    private @Nullable Duration retryAfter(@Nullable Header header) {
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant until = DateUtils.parseStandardDate(value);
        return until == null ? null : Duration.between(clock.instant(), until);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
