package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages that a push service does not take. */
class PushFailingIT extends WithPushService {

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aBrowserThatIsNoMoreIsForgotten(int status) throws Exception {
        subscribed();
        SERVICE.status = status;
        published("Une");
        messages(1);

        await().atMost(SOON)
                .until(() -> COLLECTIONS.stream()
                        .filter(collection -> !collection.equals("pushStories"))
                        .allMatch(collection -> mongo.getCollection(collection).countDocuments() == 0));
    }

    @ParameterizedTest
    @CsvSource({"429,7200,30,121", "500,,1,2", "503,,1,2", "429,10,1,2"})
    void whatIsNotTakenNowIsTriedAgainLater(int status, @Nullable String retryAfter, int stillMinutes, int thenMinutes)
            throws Exception {
        Browser browser = subscribed();
        SERVICE.status = status;
        SERVICE.retryAfter = retryAfter;
        published("Une");
        messages(1);
        await().atMost(SOON).until(() -> outcome() == null);
        SERVICE.status = 201;

        if (stillMinutes > 1) {
            clock.ahead = Duration.ofMinutes(stillMinutes);
            await().during(Duration.ofMillis(1_500)) // longer than the pause between two looks
                    .atMost(SOON)
                    .until(() -> SERVICE.received().size() == 1);
        }
        clock.ahead = Duration.ofMinutes(thenMinutes);

        assertThat(read(browser, messages(2).getLast()).get("title").asString()).isEqualTo("Une");
        await().atMost(SOON).until(() -> "sent".equals(outcome()));
    }

    @Test
    void aPushServiceThatNeverTakesItIsGivenUp() throws Exception {
        subscribed();
        SERVICE.status = 500;
        published("Une");
        Duration gone = Duration.ZERO;
        int attempts = 0;
        for (Duration pause : PushWorker.PAUSES) {
            messages(++attempts);
            gone = gone.plus(pause).plusSeconds(1);
            clock.ahead = gone;
        }
        messages(++attempts);

        await().atMost(SOON).until(() -> "failed".equals(outcome()));
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isOne();
    }

    @Test
    void whatNobodyNeedsAnyMoreIsNotTriedAgain() throws Exception {
        subscribed();
        SERVICE.status = 429;
        SERVICE.retryAfter = "90000"; // 25 hours
        published("Une");
        messages(1);

        await().atMost(SOON).until(() -> "failed".equals(outcome()));
    }

    private void refusedLater(String title, int sent) {
        clock.ahead = clock.ahead.plus(Subscribers.REFUSED_ONCE_IN).plusSeconds(1);
        published(title);
        messages(sent);
    }

    @Test
    void whereEverythingFailsForTwoWeeksThereIsNobody() throws Exception {
        subscribed();
        SERVICE.status = 429;
        SERVICE.retryAfter = "90000"; // longer than anybody needs it, so that it is given up at once
        published("Une");
        messages(1);
        await().atMost(SOON)
                .until(() -> mongo.exists(query(where("failingSince").ne(null)), "pushSubscriptions"));
        clock.ahead = Subscribers.LONGEST_FAILING.minusHours(1);
        published("Deux");
        messages(2);
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isOne();
        clock.ahead = Subscribers.LONGEST_FAILING.plusHours(1);
        published("Trois");
        messages(3);

        await().atMost(SOON)
                .until(() -> mongo.getCollection("pushSubscriptions").countDocuments() == 0);
    }

    @Test
    void aPushServiceThatWantsToBeLeftAloneIsLeftAloneForAllBrowsers() throws Exception {
        subscribed();
        SERVICE.status = 429;
        SERVICE.retryAfter = "600";
        published("Une");
        messages(1);
        await().atMost(SOON).until(() -> outcome() == null);
        SERVICE.status = 201;
        subscribed();
        published("Deux");
        await().atMost(SOON)
                .until(() -> mongo.count(
                                query(where("attempts").is(0).and("dueAt").gt(Date.from(clock.instant()))),
                                "pushMessages")
                        == 2);
        assertThat(SERVICE.received()).hasSize(1);

        clock.ahead = Duration.ofMinutes(11);
        messages(4);
    }

    @Test
    void whoIsRefusedAgainAndAgainIsForgotten() throws Exception {
        subscribed();
        SERVICE.status = 403;
        int sent = 0;
        for (int i = 0; i <= Subscribers.MOST_REFUSED; i++) { // all within some hours, so that they are one
            published("Article " + i);
            messages(++sent);
        }
        for (int i = 2; i < Subscribers.MOST_REFUSED; i++) {
            refusedLater("Plus tard " + i, ++sent);
        }
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isOne();

        SERVICE.status = 201;
        published("Pris");
        messages(++sent);
        await().atMost(SOON).until(() -> mongo.exists(query(where("refused").is(0)), "pushSubscriptions"));
        SERVICE.status = 403;
        for (int i = 1; i <= Subscribers.MOST_REFUSED; i++) {
            refusedLater("Encore " + i, ++sent);
        }

        await().atMost(SOON)
                .until(() -> mongo.getCollection("pushSubscriptions").countDocuments() == 0);
    }
}
