package org.kiosque.translation.engine.deepl;

import java.time.InstantSource;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.engine.remote.RemoteEngines;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeepLProperties.class)
class DeepLConfiguration {

    @Bean
    @Order(1)
    TranslationEngine deepl(RemoteEngines engines, DeepLProperties properties, InstantSource clock) {
        return engines.engine(new DeepL(properties, clock), properties.limits());
    }
}
