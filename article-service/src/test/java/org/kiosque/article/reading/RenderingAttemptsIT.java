package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@WholeService
class RenderingAttemptsIT {

    @Autowired
    MongoOperations mongo;

    private final String what = RandomId.next() + "/fr/1";

    @Test
    void aTextThatEndedTwoProcessesIsNotTriedByAThird() {
        dieOver(what, "first");
        assertThat(started("second").attempt(what, () -> "one end may be chance"))
                .contains("chance");
        dieOver(what, "first");
        dieOver(what, "second");
        assertThatThrownBy(() -> started("third").attempt(what, () -> "a third end"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(what);
    }

    @Test
    void whatCameToAnEndIsForgotten() {
        for (int n = 0; n < 5; n++) {
            RenderingAttempts attempts = started("process " + n);
            assertThatThrownBy(() -> attempts.attempt(what, () -> {
                        throw new IllegalArgumentException("cannot be rendered");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(mongo.findById(what, RenderingAttempts.Attempt.class)).isNull();
    }

    private RenderingAttempts started(String process) {
        return new RenderingAttempts(mongo, process);
    }

    /** As an attempt that never returns leaves the store: seen from within one. */
    private void dieOver(String what, String process) {
        RenderingAttempts.Attempt[] left = new RenderingAttempts.Attempt[1];
        started(process).attempt(what, () -> {
            left[0] = mongo.findById(what, RenderingAttempts.Attempt.class);
            return "";
        });
        mongo.save(left[0]);
    }
}
