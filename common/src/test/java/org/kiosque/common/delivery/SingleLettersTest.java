package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SingleLettersTest {

    private static final TopicPartition PARTITION = new TopicPartition("articles.dlt", 3);

    private static ConsumerRecord<String, byte[]> letter(long offset) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", new byte[0]);
    }

    private static SingleLetters committed(long offset, String text) {
        return SingleLetters.of(Map.of(PARTITION, new OffsetAndMetadata(offset, text)));
    }

    @Test
    void oneThatLiesBehindOthersIsNotedBesideThem() {
        SingleLetters letters = committed(10, "");
        assertThat(letters.contain(letter(12))).isFalse();

        OffsetAndMetadata noted = letters.with(letter(12), 0);

        assertThat(noted).isEqualTo(new OffsetAndMetadata(10, "12"));
        SingleLetters after = SingleLetters.of(Map.of(PARTITION, noted));
        assertThat(after.contain(letter(12))).isTrue();
        assertThat(after.contain(letter(11))).isFalse();
        assertThat(after.with(letter(15), 0)).isEqualTo(new OffsetAndMetadata(10, "12 15"));
    }

    @Test
    void theFirstIsPassedWithAllThatFollowItAndAreDone() {
        assertThat(committed(10, "11 12 14").with(letter(10), 0)).isEqualTo(new OffsetAndMetadata(13, "14"));
        assertThat(SingleLetters.of(Map.of()).with(letter(7), 7)).isEqualTo(new OffsetAndMetadata(8, ""));
    }

    @Test
    void aReplayTakesAlongWhatLiesBehindIt() {
        assertThat(committed(10, "12 15").after(letter(12))).isEqualTo(new OffsetAndMetadata(13, "15"));
        assertThat(committed(10, "12 15").after(letter(15))).isEqualTo(new OffsetAndMetadata(16, ""));
    }

    @Test
    void whatSomebodyElseHasWrittenThereIsNoOffset() {
        assertThat(committed(10, "by hand, 12x").contain(letter(12))).isFalse();
    }

    @Test
    void whatIsNotedFitsIntoWhatTheBrokerTakes() {
        String most = LongStream.range(0, SingleLetters.MOST)
                .mapToObj(number -> String.valueOf(Long.MAX_VALUE / 10 - number))
                .collect(Collectors.joining(" "));
        assertThat(most.length()).isLessThan(4_096);
        assertThat(committed(10, most).full(letter(11))).isTrue();
        assertThat(committed(10, "12").full(letter(11))).isFalse();
    }
}
