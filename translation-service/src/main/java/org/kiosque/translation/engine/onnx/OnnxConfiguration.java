package org.kiosque.translation.engine.onnx;

import java.time.InstantSource;
import org.kiosque.translation.engine.TranslationEngine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OnnxProperties.class)
class OnnxConfiguration {

    @Bean
    @Order(4)
    TranslationEngine onnx(OnnxProperties properties, InstantSource clock) {
        return new OnnxEngine(properties, clock);
    }
}
