package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.kiosque.common.outbox.OutboxProperties;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

class DeliveryAutoConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutboxProperties.class)
    static class Defaults {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class, DeliveryAutoConfiguration.class))
            .withUserConfiguration(Defaults.class)
            .withPropertyValues(defaults())
            .withPropertyValues("spring.application.name=test", "spring.kafka.bootstrap-servers=127.0.0.1:1");

    private static String[] defaults() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("kiosque-defaults.yaml"));
        Properties properties = yaml.getObject();
        return properties.entrySet().stream()
                .filter(property -> property.getKey().toString().startsWith("spring.kafka."))
                .map(property -> property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    @Test
    void aSendHasGivenUpBeforeTheOutboxDoes() {
        service.run(context -> {
            Map<String, Object> settings =
                    context.getBean(KafkaTemplate.class).getProducerFactory().getConfigurationProperties();
            long longest = number(settings, ProducerConfig.MAX_BLOCK_MS_CONFIG)
                    + number(settings, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
            assertThat(longest)
                    .isLessThan(context.getBean(OutboxProperties.class)
                            .sendTimeout()
                            .toMillis());
        });
    }

    @Test
    void aSendGivesUpAsSoonAsItSaysAlsoWhenItIsObserved() {
        ObservationRegistry observed = ObservationRegistry.create();
        observed.observationConfig().observationHandler(_ -> true);
        service.withBean(ObservationRegistry.class, () -> observed).run(context -> {
            KafkaTemplate<String, CloudEvent> kafka = context.getBean(KafkaTemplate.class);
            CloudEvent event = CloudEventBuilder.v1()
                    .withId("1")
                    .withSource(URI.create("urn:kiosque:test"))
                    .withType("comment.approved.v1")
                    .build();
            assertTimeout(
                    Duration.ofSeconds(4),
                    () -> assertThatThrownBy(
                                    () -> kafka.send("comments", "1", event).get(5, TimeUnit.SECONDS))
                            .hasRootCauseInstanceOf(org.apache.kafka.common.errors.TimeoutException.class));
        });
    }

    @Test
    void anEventMayBeAsLargeAsItsTopicTakes() {
        service.run(context -> {
            assertThat(number(
                            context.getBean(KafkaTemplate.class)
                                    .getProducerFactory()
                                    .getConfigurationProperties(),
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
                    .isEqualTo(KiosqueTopics.LARGEST_EVENT_BYTES);
            for (String dead : new String[] {"deadEventProducers", "deadRecordProducers"}) {
                assertThat(number(
                                context.getBean(dead, ProducerFactory.class).getConfigurationProperties(),
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
                        .isEqualTo(KiosqueTopics.LARGEST_DEAD_LETTER_BYTES);
            }
        });
    }

    @Test
    void whateverSendsIsClosedWithTheService() {
        service.run(context -> assertThat(context.getBeansOfType(ProducerFactory.class))
                .containsKeys("cloudEventProducers", "deadEventProducers", "deadRecordProducers")
                .containsValue(context.getBean(KafkaTemplate.class).getProducerFactory()));
    }

    private static long number(Map<String, Object> settings, String name) {
        return Long.parseLong(settings.get(name).toString());
    }
}
