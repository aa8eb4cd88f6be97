package org.kiosque.gateway.edge;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Else a client that never ends its request would hold a connection for as long as it likes. */
    @Bean
    NettyServerCustomizer requestsThatEnd(EdgeProperties properties) {
        return server -> server.requestTimeout(properties.requestTimeout());
    }

    /** No sessions: with one, pages would be rendered on a thread that must not block. */
    @Bean
    WebSessionManager webSessionManager() {
        return _ -> Mono.empty();
    }
}
