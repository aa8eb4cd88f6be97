package org.kiosque.common.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Kafka as every service uses it. Records are CloudEvents in binary mode. A record that fails is retried in place, since
 * retry topics would reorder: for ever while the store or a neighbour is down, a few times for anything else, and then it
 * goes to {@code <topic>.dlt}.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnClass({KafkaTemplate.class, CloudEvent.class})
@EnableConfigurationProperties(TopicProperties.class)
public class DeliveryAutoConfiguration {

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Bean
    KiosqueTopics kiosqueTopics(TopicProperties properties) {
        return new KiosqueTopics(properties);
    }

    @Bean
    BackgroundLoop topicCreation(KafkaAdmin admin) {
        return new BackgroundLoop("topic-creation", new TopicCreation(admin::initialize));
    }

    /** A bean, so that it is closed with the service, after all who send by it. */
    @Bean
    DefaultKafkaProducerFactory<String, CloudEvent> cloudEventProducers(KafkaProperties kafka) {
        return new DefaultKafkaProducerFactory<>(producing(kafka, CloudEventSerializer.class));
    }

    @Bean
    KafkaTemplate<String, CloudEvent> cloudEventTemplate(
            @Qualifier("cloudEventProducers") ProducerFactory<String, CloudEvent> producers, KafkaProperties kafka) {
        var template = new KafkaTemplate<>(producers);
        template.setObservationEnabled(true);
        // The observation wants to name the cluster, and would ask a broker that is away for its id before every send:
        // seconds in which all senders queue and leases run out.
        var naming = new KafkaAdmin(kafka.buildAdminProperties());
        naming.setClusterId("kafka");
        template.setKafkaAdmin(naming);
        return template;
    }

    /** For records that were readable as events; larger ones than others may send, since the reason comes on top. */
    @Bean
    DefaultKafkaProducerFactory<String, CloudEvent> deadEventProducers(KafkaProperties kafka) {
        return new DefaultKafkaProducerFactory<>(deadLetters(producing(kafka, CloudEventSerializer.class)));
    }

    /** For records that were no events at all. */
    @Bean
    DefaultKafkaProducerFactory<String, byte[]> deadRecordProducers(KafkaProperties kafka) {
        return new DefaultKafkaProducerFactory<>(deadLetters(producing(kafka, ByteArraySerializer.class)));
    }

    @Bean
    DefaultErrorHandler kafkaErrorHandler(
            @Qualifier("deadEventProducers") ProducerFactory<String, CloudEvent> deadEvents,
            @Qualifier("deadRecordProducers") ProducerFactory<String, byte[]> deadRecords) {
        Map<Class<?>, KafkaOperations<?, ?>> templates = new LinkedHashMap<>();
        templates.put(byte[].class, new KafkaTemplate<>(deadRecords));
        templates.put(CloudEvent.class, new KafkaTemplate<>(deadEvents));

        var handler = new DefaultErrorHandler(new DeadLetters(templates), pauses(TRIES));
        handler.setBackOffFunction(
                (_, failure) -> TransientFailures.causedBy(failure) ? pauses(Long.MAX_VALUE) : pauses(TRIES));
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        return handler;
    }

    /** Part of the readiness. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AbstractHealthIndicator.class)
    static class Health {

        @Bean
        ConsumersHealthIndicator consumersHealthIndicator(ObjectProvider<KafkaListenerEndpointRegistry> registry) {
            return new ConsumersHealthIndicator(registry);
        }
    }

    /** For operators. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class Operation {

        @Bean
        @ConditionalOnAvailableEndpoint
        DeadLettersEndpoint deadLettersEndpoint(
                KafkaProperties kafka,
                KafkaListenerEndpointRegistry listeners,
                @Qualifier("deadRecordProducers") ProducerFactory<String, byte[]> producers) {
            return new DeadLettersEndpoint(new DeadLetterReplay(kafka, listeners, producers));
        }
    }

    private static Map<String, Object> producing(KafkaProperties kafka, Class<?> valueSerializer) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, valueSerializer);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return settings;
    }

    private static Map<String, Object> deadLetters(Map<String, Object> settings) {
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KiosqueTopics.LARGEST_DEAD_LETTER_BYTES);
        return settings;
    }

    private static ExponentialBackOff pauses(long tries) {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        pauses.setJitter(FIRST_PAUSE.toMillis() / 4);
        if (tries != Long.MAX_VALUE) {
            pauses.setMaxAttempts(tries);
        }
        return pauses;
    }
}
