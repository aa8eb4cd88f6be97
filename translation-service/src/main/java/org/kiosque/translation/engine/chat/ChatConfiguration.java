package org.kiosque.translation.engine.chat;

import java.time.InstantSource;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.engine.remote.RemoteEngines;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatProperties.class)
class ChatConfiguration {

    @Bean
    @Order(2)
    TranslationEngine chat(RemoteEngines engines, ChatProperties properties, InstantSource clock) {
        return engines.engine(new Chat(properties, clock), properties.limits());
    }
}
