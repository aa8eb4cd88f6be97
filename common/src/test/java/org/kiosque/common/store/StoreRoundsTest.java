package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StoreRoundsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Queue<List<Integer>> commands = new ConcurrentLinkedQueue<>();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> people = new ArrayList<>();

    private List<String> answered(List<Integer> questions) {
        commands.add(questions);
        try {
            assertThat(answering.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (questions.contains(13)) {
            throw new IllegalArgumentException("13");
        }
        if (questions.contains(-1)) {
            throw new DataAccessResourceFailureException("the store is away");
        }
        return questions.stream().map(Object::toString).toList();
    }

    private void asked(StoreRounds<Integer, String> rounds, int question) {
        people.add(Thread.ofVirtual().start(() -> {
            try {
                answers.add(question + "=" + rounds.ask(question));
            } catch (RuntimeException e) {
                answers.add(question + "!" + e.getMessage());
            }
        }));
    }

    /** All but the first two have to wait for the store. */
    private void askedWhileItIsBusy(List<Integer> questions) throws InterruptedException {
        var rounds = new StoreRounds<Integer, String>("test", this::answered);
        asked(rounds, 1_000);
        await().atMost(SOON).until(() -> commands.size() == 1);
        asked(rounds, 1_001);
        await().atMost(SOON).until(() -> commands.size() == 2);
        questions.forEach(question -> asked(rounds, question));
        await().atMost(SOON).until(() -> people.stream().allMatch(person -> person.getState() == Thread.State.WAITING));
        answering.countDown();
        for (Thread person : people) {
            person.join();
        }
    }

    @Test
    void whatIsAskedWhileTheStoreIsBusyGoesTogetherAndEachGetsItsOwnAnswer() throws Exception {
        List<Integer> questions = new ArrayList<>();
        for (int question = 100; question < 200; question++) {
            questions.add(question);
        }

        askedWhileItIsBusy(questions);

        assertThat(commands) // two rounds share out what waits, in whichever parts they come to it
                .hasSizeBetween(4, 20)
                .allSatisfy(command -> assertThat(command).hasSizeLessThanOrEqualTo(64));
        assertThat(answers)
                .hasSize(102)
                .allSatisfy(answer -> assertThat(answer.split("=")[0]).isEqualTo(answer.split("=")[1]));
    }

    @Test
    void nobodyFailsByAnothersFault() throws Exception {
        askedWhileItIsBusy(List.of(12, 13, 14));

        assertThat(answers).contains("12=12", "13!13", "14=14").hasSize(5);
    }

    @Test
    void whileTheStoreIsAwayItIsNotAskedAgain() throws Exception {
        askedWhileItIsBusy(List.of(-1, 12, 14));

        assertThat(answers).contains("-1!the store is away").hasSize(5);
        assertThat(commands.stream().flatMap(List::stream)) // in one round or in the two that there may be at once
                .containsExactlyInAnyOrder(1_000, 1_001, -1, 12, 14);
    }

    @Test
    void afterAFailureItGoesOn() {
        answering.countDown();
        var rounds = new StoreRounds<Integer, String>("test", this::answered);
        for (int again = 0; again < 5; again++) {
            assertThatThrownBy(() -> rounds.ask(13)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(rounds.ask(14)).isEqualTo("14");
    }
}
