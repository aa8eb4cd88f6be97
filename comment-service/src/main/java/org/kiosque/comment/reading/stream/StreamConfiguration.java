package org.kiosque.comment.reading.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.LiveComments;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.Topics;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** How the streams of this replica hear of news, and who keeps them alive. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofSeconds(1);

    @Bean
    CommentStreams commentStreams(
            Comments comments,
            LiveComments live,
            Discussions discussions,
            StreamProperties limits,
            JsonMapper json,
            MeterRegistry meters) {
        var streams = new CommentStreams(comments, discussions, new Frames(live, json), limits, meters);
        Gauge.builder("comments.streams.open", streams, CommentStreams::open)
                .description("readers who follow a discussion here")
                .register(meters);
        return streams;
    }

    /** From the beginning, so that whoever comes back after a restart misses nothing either. Nobody else asks for it. */
    @Bean(autowireCandidate = false)
    TopicReplay commentStreamFeed(CommentStreams streams, KafkaProperties kafka) {
        return new TopicReplay(
                "comment-stream",
                List.of(Topics.COMMENTS),
                TopicReplay.Start.BEGINNING,
                kafka,
                LOOK,
                new StreamFeed(streams));
    }

    @Bean
    BackgroundLoop commentStreamLoop(CommentStreams streams) {
        return new BackgroundLoop("comment-stream", () -> {
            streams.tick();
            return TICK;
        });
    }
}
