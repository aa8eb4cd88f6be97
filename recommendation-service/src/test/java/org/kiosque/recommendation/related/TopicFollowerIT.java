package org.kiosque.recommendation.related;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.RunningService;
import org.kiosque.recommendation.Samples;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** What the follower does when its index fails; the service beside it lends its topics and settings. */
class TopicFollowerIT {

    private static final long SOON = 20_000;

    private static RunningService service;

    private final ReplicaIndex index = mock();
    private final TopicFollower follower = new TopicFollower(
            index,
            service.bean(KafkaProperties.class),
            InstantSource.system(),
            new IndexProperties(Path.of("unused"), Duration.ofSeconds(1)));

    @BeforeAll
    static void topics() {
        service = RunningService.start();
        Samples.publish(new Corpus().bees, 1);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void stopFollowing() {
        follower.stop();
    }

    @ParameterizedTest
    @ValueSource(classes = {IOException.class, AlreadyClosedException.class})
    void anIndexThatCannotBeWrittenIsBuiltAnew(Class<? extends Exception> failure) throws Exception {
        given(index.apply(any(ArticleEvent.class), anyLong()))
                .willThrow(failure.getConstructor(String.class).newInstance("disk full"));

        follower.start();

        verify(index, timeout(SOON).atLeastOnce()).startAgain();
    }

    @Test
    void anythingElseThatOneRecordCausesIsLeftOut() throws Exception {
        given(index.apply(any(ArticleEvent.class), anyLong())).willThrow(new NullPointerException("no title"));

        follower.start();

        verify(index, timeout(SOON).atLeastOnce()).caughtUp();
        verify(index, never()).startAgain();
    }

    @Test
    void whenTheThreadDiesTheIndexIsNoLongerTrusted() throws Exception {
        given(index.apply(any(ArticleEvent.class), anyLong())).willThrow(new OutOfMemoryError("for a test"));

        follower.start();

        verify(index, timeout(SOON)).abandoned();
        verify(index, after(1_500).never()).caughtUp();
        verify(index, atLeastOnce()).apply(any(ArticleEvent.class), anyLong());
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("topic-follower"))
                .as("only that of the service beside it")
                .hasSize(1);
    }
}
