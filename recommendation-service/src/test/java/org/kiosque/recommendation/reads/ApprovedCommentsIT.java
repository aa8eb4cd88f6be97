package org.kiosque.recommendation.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.recommendation.RunningService;
import org.springframework.data.mongodb.core.MongoOperations;

class ApprovedCommentsIT {

    private static final String DEAF = "spring.kafka.listener.auto-startup=false";

    @Test
    void twoReplicasThatCountAtTheSameMomentLeaveTheCountOfBoth() {
        try (var service = RunningService.start(DEAF)) {
            MongoOperations mongo = service.bean(MongoOperations.class);
            Attention attention = service.bean(Attention.class);
            ApprovedComments other = service.bean(ApprovedComments.class);
            Instant now = Instant.now();
            String article = RandomId.next();
            // between the count of one replica and its write, the other one has another comment, and is done with it
            var slow = new Attention(mongo, InstantSource.system()) {
                private boolean before = true;

                @Override
                void set(String articleId, Instant at, long comments) {
                    if (before) {
                        before = false;
                        other.apply(new CommentApproved(RandomId.next(), article, "fr", now), 1);
                    }
                    super.set(articleId, at, comments);
                }
            };

            new ApprovedComments(mongo, service.bean(Inbox.class), slow, InstantSource.system())
                    .apply(new CommentApproved(RandomId.next(), article, "fr", now), 1);

            assertThat(countsOf(article, attention, now)).containsExactly(2L);
        }
    }

    @Test
    void thoseOfAnHourThatCameTooFastToBeCountedOneByOneAreCountedTogether() {
        try (var service = RunningService.start(DEAF)) {
            ApprovedComments comments = service.bean(ApprovedComments.class);
            Instant now = Instant.now();
            String article = RandomId.next();

            for (int i = 0; i < 20; i++) {
                comments.apply(new CommentApproved(RandomId.next(), article, "fr", now), 1);
            }

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(countsOf(article, service.bean(Attention.class), now))
                            .containsExactly(20L));
        }
    }

    private static List<Long> countsOf(String article, Attention attention, Instant now) {
        List<Long> counts = new ArrayList<>();
        attention.tell(now.minus(Duration.ofHours(2)), (articleId, _, _, times) -> {
            if (articleId.equals(article)) {
                counts.add(times);
            }
        });
        return counts;
    }
}
