package org.kiosque.common.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.kiosque.common.events.Topics;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
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
    @ConditionalOnMissingBean(InstantSource.class)
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    KiosqueTopics kiosqueTopics(TopicProperties properties) {
        return new KiosqueTopics(properties);
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin::initialize);
    }

    @Bean
    KafkaTemplate<String, CloudEvent> cloudEventTemplate(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, CloudEventSerializer.class);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        var template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, CloudEvent>(settings));
        template.setObservationEnabled(true);
        return template;
    }

    @Bean
    DefaultErrorHandler kafkaErrorHandler(KafkaTemplate<String, CloudEvent> cloudEvents, KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        Map<Class<?>, KafkaOperations<?, ?>> templates = new LinkedHashMap<>();
        templates.put(byte[].class, new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, byte[]>(settings)));
        templates.put(CloudEvent.class, cloudEvents);

        var recoverer = new DeadLetterPublishingRecoverer(
                templates, (record, _) -> new TopicPartition(Topics.deadLettersOf(record.topic()), -1));
        var handler = new DefaultErrorHandler(recoverer, pauses(TRIES));
        handler.setBackOffFunction(
                (_, failure) -> TransientFailures.causedBy(failure) ? pauses(Long.MAX_VALUE) : pauses(TRIES));
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        return handler;
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
