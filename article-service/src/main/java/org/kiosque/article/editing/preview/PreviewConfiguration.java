package org.kiosque.article.editing.preview;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreviewProperties.class)
class PreviewConfiguration {

    @Bean
    PreviewTickets previewTickets(PreviewProperties properties, InstantSource clock) {
        return new PreviewTickets(properties.key(), properties.validFor(), clock);
    }
}
