package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.test.util.ReflectionTestUtils;

class KiosqueTopicsTest {

    private static KiosqueTopics topics(int replicationFactor) {
        return new KiosqueTopics(new TopicProperties(12, (short) replicationFactor));
    }

    private static Collection<NewTopic> in(NewTopics declared) {
        return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(declared, "getNewTopics"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 4"})
    void anAcknowledgedEventIsOnAllReplicasButOne(int replicationFactor, String inSync) {
        for (NewTopic topic : new NewTopic[] {
            topics(replicationFactor).compacted("a"),
            topics(replicationFactor).keptFor(Duration.ofDays(1), "b"),
            topics(replicationFactor).deadLettersOf("c")
        }) {
            assertThat(topic.replicationFactor()).isEqualTo((short) replicationFactor);
            assertThat(topic.configs()).containsEntry("min.insync.replicas", inSync);
        }
    }

    @Test
    void eachTopicComesWithItsDeadLetters() {
        assertThat(in(topics(1).of(Topics.ARTICLES, Topics.TRANSLATIONS, Topics.COMMENTS)))
                .extracting(NewTopic::name)
                .containsExactly(
                        "articles", "articles.dlt", "translations", "translations.dlt", "comments", "comments.dlt");
        assertThatThrownBy(() -> topics(1).of("gossip")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsBuiltFromATopicFindsAllOfItThere() {
        for (String topic : List.of(Topics.ARTICLES, Topics.TRANSLATIONS)) {
            assertThat(in(topics(1).of(topic)))
                    .first()
                    .satisfies(made -> assertThat(made.configs()).containsEntry("cleanup.policy", "compact"));
        }
        assertThat(in(topics(1).of(Topics.COMMENTS)))
                .first()
                .satisfies(made -> assertThat(made.configs())
                        .containsEntry(
                                "retention.ms", Long.toString(Duration.ofDays(7).toMillis())));
    }

    @Test
    void aDeadLetterHasRoomForTheEventAndTheReason() {
        assertThat(topics(1).compacted("a").configs()).containsEntry("max.message.bytes", "8388608");
        assertThat(topics(1).deadLettersOf("a").configs()).containsEntry("max.message.bytes", "9437184");
    }
}
