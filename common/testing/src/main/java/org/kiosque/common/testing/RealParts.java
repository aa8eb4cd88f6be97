package org.kiosque.common.testing;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a Spring test a real store (an empty database of its own) and a real broker. Use it as
 * {@code @ContextConfiguration(initializers = RealParts.class)}. The broker and its topics are shared by the whole run, so
 * that a test looks only for the ids that it made; the consumer group is its own.
 */
public final class RealParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.mongodb.uri=" + TestMongo.freshDatabase(),
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "spring.kafka.consumer.group-id=test-" + UUID.randomUUID(),
                        "kiosque.topics.replication-factor=1",
                        "kiosque.topics.partitions=3",
                        "kiosque.store.write-concern=1",
                        "management.server.port=0")
                .applyTo(context);
    }
}
