package org.kiosque.translation.engine.libretranslate;

import java.time.InstantSource;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.engine.remote.RemoteEngines;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LibreTranslateProperties.class)
class LibreTranslateConfiguration {

    @Bean
    @Order(3)
    TranslationEngine libretranslate(RemoteEngines engines, LibreTranslateProperties properties, InstantSource clock) {
        return engines.engine(new LibreTranslate(properties, clock), properties.limits());
    }
}
