package org.kiosque.gateway.edge.news;

import io.micrometer.core.instrument.MeterRegistry;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The gateway only listens: it makes no topics, sends nothing, and has no group. Without a broker it goes without, and so does
 * its readiness.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaProperties.class)
class NewsConfiguration {

    @Bean
    TopicReplay newsOfPages(
            News news, NewsProperties properties, SiteLanguages site, KafkaProperties kafka, MeterRegistry meters) {
        var replay = new TopicReplay(
                "news",
                NewsFeed.TOPICS,
                TopicReplay.Start.END,
                kafka,
                properties.look(),
                new NewsFeed(news, site, meters));
        news.follow(replay::isCurrent);
        return replay;
    }
}
