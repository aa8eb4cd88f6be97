package org.kiosque.common.inbox;

import org.kiosque.common.store.FormerCollection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** For every service that stores what it hears. */
@AutoConfiguration(afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnClass(MongoOperations.class)
public class InboxAutoConfiguration {

    @Bean
    Inbox inbox(MongoOperations mongo) {
        return new Inbox(mongo);
    }

    /** Boot hands the only listener of its kind to every listener container. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConsumerAwareRebalanceListener.class)
    static class Consumers {

        @Bean
        FormerCollection formerPartitions(MongoOperations mongo) {
            return new FormerCollection(mongo, "fedPartitions", ReplayIntoEmptyStore.COLLECTION);
        }

        @Bean
        ReplayIntoEmptyStore replayIntoEmptyStore(
                MongoOperations mongo, @Qualifier("formerPartitions") FormerCollection former) {
            return new ReplayIntoEmptyStore(mongo, former);
        }
    }

    /** For operators. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConsumerAwareRebalanceListener.class, Endpoint.class})
    static class Operation {

        @Bean
        @ConditionalOnAvailableEndpoint
        ConsumersEndpoint consumersEndpoint(KafkaListenerEndpointRegistry listeners, ReplayIntoEmptyStore replay) {
            return new ConsumersEndpoint(listeners, replay);
        }
    }
}
