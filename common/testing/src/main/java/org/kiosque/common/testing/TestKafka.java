package org.kiosque.common.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The Kafka broker of a test run, started once: a real KRaft node in this JVM, or with {@code KIOSQUE_TEST_CONTAINERS=true} one in a
 * container. Topics are made by the services under test.
 */
public final class TestKafka {

    private static @Nullable String servers;

    private TestKafka() {}

    public static synchronized String bootstrapServers() {
        if (servers == null) {
            servers = onContainers() ? inContainer() : inThisJvm();
        }
        return servers;
    }

    static boolean onContainers() {
        return "true".equals(System.getenv("KIOSQUE_TEST_CONTAINERS"));
    }

    private static String inThisJvm() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "4");
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker.getBrokersAsString();
    }

    /** It ends with this JVM: Testcontainers sees to that. */
    private static String inContainer() {
        var broker = new KafkaContainer("apache/kafka:4.1.0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4");
        broker.start();
        System.out.println("Tests use Kafka from a container");
        return broker.getBootstrapServers();
    }
}
