package org.kiosque.comment.reading;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.answers.HotCall;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.DiscussionRuled;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.LocalListener;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which answers are kept, and how this replica hears that they no longer hold. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /** A broker that is gone is noticed after twice that: so long, at most, a change stays unseen. */
    private static final Duration LOOK = Duration.ofMillis(500);

    @Bean
    HotCall threadsOfAnArticle() {
        return new HotCall(ThreadController.THREADS, Pattern.compile("/api/v1/articles/[A-Za-z0-9-]{1,200}/comments"));
    }

    /** What this process has decided is seen at once. */
    @Bean
    LocalListener<CommentEvent> ownDecisions(Changes changes) {
        return new LocalListener<>(
                CommentEvent.class, received -> changes.of(received.event().articleId()));
    }

    @Bean
    LocalListener<DiscussionRuled> ownRules(Changes changes) {
        return new LocalListener<>(
                DiscussionRuled.class, received -> changes.of(ThreadFeed.subjectOf(received.event())));
    }

    /** What others have. */
    @Bean
    TopicReplay threadFeed(Changes changes, KafkaProperties kafka) {
        var replay = new TopicReplay(
                "threads",
                List.of(Topics.COMMENTS, Topics.ARTICLES),
                TopicReplay.Start.END,
                kafka,
                LOOK,
                new ThreadFeed(changes));
        changes.followedBy(replay::isCurrent);
        return replay;
    }
}
