package org.kiosque.common.outbox;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.KafkaTemplate;

/** Gives a service that stores documents and speaks to Kafka what its outboxes need; it declares the relays itself. */
@AutoConfiguration(
        afterName = {
            "org.kiosque.common.delivery.DeliveryAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnClass({MongoOperations.class, KafkaTemplate.class, CloudEvent.class})
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    OutboxRelay.EventSender eventSender(
            KafkaTemplate<String, CloudEvent> kafka,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            OutboxProperties properties,
            @Value("${spring.application.name}") String service) {
        return new KafkaEventSender(kafka, tracer, propagator, properties.sendTimeout(), "urn:kiosque:" + service);
    }

    @Bean
    OutboxRelays outboxRelays(
            MongoOperations mongo,
            OutboxRelay.EventSender sender,
            OutboxProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        return new OutboxRelays(mongo, sender, properties, clock, meters);
    }

    @Bean
    AfterSave afterSave(ObjectProvider<OutboxRelay> relays, ObjectProvider<LocalListener<?>> listeners) {
        return new AfterSave(relays, listeners);
    }
}
