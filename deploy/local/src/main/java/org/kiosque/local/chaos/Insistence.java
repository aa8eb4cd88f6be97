package org.kiosque.local.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kiosque.local.chaos.Caller.Answer;

/** Asks again until there is a good answer, as clients do whose call may or may not have arrived. */
final class Insistence {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private volatile boolean over;

    /** One try. */
    @FunctionalInterface
    interface Attempt {
        /** @return the answer, whichever it is */
        Answer once() throws IOException, InterruptedException;
    }

    /** Which answers are the end of it. */
    @FunctionalInterface
    interface End {
        boolean isReached(Answer answer) throws IOException;
    }

    /** From now on what is not acknowledged at once is not any more. */
    void end() {
        over = true;
    }

    /** @return empty when it was ended before there was such an answer */
    Optional<Answer> until(End end, Attempt attempt) throws InterruptedException {
        while (true) {
            try {
                Answer answer = attempt.once();
                if (end.isReached(answer)) {
                    return Optional.of(answer);
                }
            } catch (IOException somethingIsDown) {
                // nothing was promised
            }
            if (over) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
    }
}
