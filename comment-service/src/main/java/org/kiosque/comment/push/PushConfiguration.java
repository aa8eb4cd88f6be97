package org.kiosque.comment.push;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    @Bean
    CollectionIndexes pushSubscriptionIndexes() {
        return Subscribers.indexes();
    }

    @Bean
    CollectionIndexes pushStoryIndexes() {
        return PushStories.indexes();
    }

    @Bean
    CollectionIndexes pushMessageIndexes() {
        return Pushes.indexes();
    }

    /** Only where somebody is told as whom messages are sent. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${kiosque.push.public-key:}'.isBlank()")
    static class Delivery {

        private static final int AT_ONCE = 8;

        /** Longer than one message takes. */
        private static final Duration PATIENCE = Duration.ofSeconds(12);

        private static final Duration LONGEST = Duration.ofSeconds(10);

        @Bean
        PushStoryListener pushStoryListener(PushStories stories) {
            return new PushStoryListener(stories);
        }

        @Bean
        PushClient pushClient(PushKeys keys, PushProperties properties, InstantSource clock) {
            return new PushClient(
                    keys.sender().orElseThrow(), properties, clock, SystemDefaultDnsResolver.INSTANCE, LONGEST);
        }

        @Bean
        RestingServices restingPushServices(InstantSource clock) {
            return new RestingServices(clock);
        }

        @Bean
        PushWorker pushWorker(
                Subscribers subscribers,
                PushStories stories,
                Pushes pushes,
                Discussions discussions,
                PushClient client,
                RestingServices services,
                PushProperties properties,
                JsonMapper json,
                InstantSource clock,
                MeterRegistry meters) {
            return new PushWorker(
                    subscribers, stories, pushes, discussions, client, services, properties, json, clock, meters);
        }

        @Bean
        BackgroundLoop pushMaking(PushWorker worker) {
            return new BackgroundLoop("push-making", worker::make);
        }

        @Bean
        BackgroundLoop pushSending(PushWorker worker) {
            return new BackgroundLoop("push-sending", AT_ONCE, PATIENCE, worker::send);
        }
    }
}
