package org.kiosque.common.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The Kafka broker of a test run: a real KRaft node, started once. Topics are made by the services under test. */
public final class TestKafka {

    private static @Nullable EmbeddedKafkaKraftBroker broker;

    private TestKafka() {}

    public static synchronized String bootstrapServers() {
        if (broker == null) {
            var starting = new EmbeddedKafkaKraftBroker(1, 1);
            starting.brokerProperty("auto.create.topics.enable", "false");
            starting.brokerProperty("group.initial.rebalance.delay.ms", "0");
            starting.brokerProperty("offsets.topic.num.partitions", "4");
            starting.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(starting::destroy));
            broker = starting;
        }
        return broker.getBrokersAsString();
    }
}
