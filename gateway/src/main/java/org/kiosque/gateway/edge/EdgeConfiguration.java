package org.kiosque.gateway.edge;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    /** No sessions: with one, pages would be rendered on a thread that must not block. */
    @Bean
    WebSessionManager webSessionManager() {
        return _ -> Mono.empty();
    }
}
