package org.kiosque.gateway.edge.heads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.kiosque.common.problem.Problems;
import org.kiosque.gateway.edge.trust.SecurityHeaders;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Puts a {@link HeadGuard} and a {@link HeadDeadline} into each connection, and has ready what it answers. */
@Component
class HeadProblems implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    private static final int LONGEST_LINE = 4096;
    private static final int LARGEST_HEAD = 8192;

    private final Map<HeadFault, byte[]> bodies = new EnumMap<>(HeadFault.class);
    private final HttpHeaders headers = new HttpHeaders();
    private final Duration deadline;
    private final Counter refused;

    HeadProblems(HeadProperties properties, SecurityHeaders security, JsonMapper json, MeterRegistry meters) {
        this.deadline = properties.headTimeout();
        for (HeadFault fault : HeadFault.values()) {
            long bound = switch (fault) {
                case LONG_LINE -> LONGEST_LINE;
                case LATE -> deadline.toSeconds();
                default -> LARGEST_HEAD;
            };
            bodies.put(fault, json.writeValueAsBytes(Problems.of(fault.kind(), fault.detail.formatted(bound))));
        }
        security.putInto(headers);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        this.refused = Counter.builder("kiosque.heads.refused")
                .description("requests whose head is malformed, ambiguous, too large or too slow")
                .register(meters);
    }

    /** After Boot's own, whose bounds these replace. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.httpRequestDecoder(
                        spec -> spec.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEAD))
                .doOnChannelInit((_, channel, _) -> {
                    var guard = new HeadGuard(this);
                    channel.pipeline()
                            .addBefore(
                                    NettyPipeline.HttpCodec,
                                    "kiosque.heads.deadline",
                                    new HeadDeadline(deadline, guard))
                            .addAfter(NettyPipeline.HttpCodec, "kiosque.heads", guard);
                }));
    }

    byte[] bodyOf(HeadFault fault) {
        return Objects.requireNonNull(bodies.get(fault));
    }

    /** Of each problem. */
    HttpHeaders headers() {
        return headers;
    }

    void count() {
        refused.increment();
    }
}
