package org.kiosque.common.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.kiosque.common.failures.TransientFailures;

/**
 * Group commit: what is asked of the store while it is busy with what was asked before goes together, by one command, as soon
 * as that is answered. Nobody waits for others to come, and nobody is answered before the store has answered a command that was
 * sent after they asked: so a write is as durable, and a read as fresh, as if each had gone alone. Safe for use by several
 * threads, which it is for.
 *
 * @param <Q> one question, or one write
 * @param <A> what became of it
 */
public final class StoreRounds<Q, A> {

    /** Few enough for one command, whatever a request may hold. */
    private static final int MOST = 64;

    /** One that waits for the journal should not hold up the next. */
    private static final int AT_ONCE = 2;

    private final String name;
    private final Function<List<Q>, List<A>> together;
    private final Queue<Call<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore rounds = new Semaphore(AT_ONCE);

    private record Call<X, Y>(X question, CompletableFuture<Y> answer) {}

    /**
     * @param name of its threads
     * @param together answers 1 to {@value #MOST} questions, in their order. It may be asked the same again: when several fail
     *     together, and not because the store is away, each is asked alone, so that none fails by another's fault
     */
    public StoreRounds(String name, Function<List<Q>, List<A>> together) {
        this.name = name;
        this.together = together;
    }

    /**
     * Waits for the answer.
     *
     * @throws RuntimeException what the command throws
     */
    public A ask(Q question) {
        var call = new Call<Q, A>(question, new CompletableFuture<>());
        waiting.add(call);
        startRound();
        try {
            return call.answer().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw failed;
        }
    }

    private void startRound() {
        if (rounds.tryAcquire()) { // else whoever has them all looks again before one is given back, and after
            Thread.ofVirtual().name(name).start(this::rounds);
        }
    }

    private void rounds() {
        try {
            for (List<Call<Q, A>> some = next(); !some.isEmpty(); some = next()) {
                answer(some);
            }
        } finally {
            rounds.release();
        }
        if (!waiting.isEmpty()) {
            startRound();
        }
    }

    private List<Call<Q, A>> next() {
        List<Call<Q, A>> some = new ArrayList<>();
        for (Call<Q, A> call = waiting.poll(); call != null; call = waiting.poll()) {
            some.add(call);
            if (some.size() == MOST) {
                break;
            }
        }
        return some;
    }

    private void answer(List<Call<Q, A>> calls) {
        try {
            List<A> answers = together.apply(calls.stream().map(Call::question).toList());
            for (int place = 0; place < calls.size(); place++) {
                calls.get(place).answer().complete(answers.get(place));
            }
        } catch (RuntimeException | Error failed) {
            if (calls.size() == 1 || TransientFailures.causedBy(failed)) {
                calls.forEach(call -> call.answer().completeExceptionally(failed));
            } else {
                calls.forEach(call -> answer(List.of(call)));
            }
        }
    }
}
