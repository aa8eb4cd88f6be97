package org.kiosque.gateway.edge;

import java.time.Clock;
import java.time.InstantSource;
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

    /** No sessions: with one, pages would be rendered on a thread that must not block. */
    @Bean
    WebSessionManager webSessionManager() {
        return _ -> Mono.empty();
    }
}
