package org.kiosque.recommendation.index;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.Topics;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean
    ReplicaIndex replicaIndex(IndexProperties properties, SiteLanguages site, InstantSource clock, MeterRegistry meters)
            throws IOException {
        return new ReplicaIndex(properties.directory(), site, clock, meters);
    }

    @Bean
    TopicReplay indexReplay(ReplicaIndex index, KafkaProperties kafka, IndexProperties properties, Changes changes) {
        var replay = new TopicReplay(
                "index",
                List.of(Topics.ARTICLES, Topics.TRANSLATIONS),
                TopicReplay.Start.BEGINNING,
                kafka,
                properties.partitionCheck(),
                new IndexFeed(index, changes));
        changes.followedBy(replay::isCurrent);
        return replay;
    }
}
