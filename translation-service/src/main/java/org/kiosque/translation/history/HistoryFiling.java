package org.kiosque.translation.history;

import java.time.Duration;
import java.util.List;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.translation.translations.TranslationMarks;
import org.kiosque.translation.translations.Unrecorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Puts into the history what has become of sentences. It is written together with the change, and crossed out afterwards: a
 * process that dies in between, or a replica that does it at the same time, only does it once more.
 */
@Component
class HistoryFiling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HistoryFiling.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 20;

    private final TranslationMarks marks;
    private final SegmentHistory history;
    private final BackgroundLoop loop = new BackgroundLoop("history-filing", this::work);

    HistoryFiling(TranslationMarks marks, SegmentHistory history) {
        this.marks = marks;
        this.history = history;
    }

    private Duration work() {
        try {
            List<Unrecorded> some = marks.unrecorded(AT_ONCE);
            for (Unrecorded news : some) {
                history.add(news);
                marks.recorded(news);
            }
            return some.size() == AT_ONCE ? Duration.ZERO : PAUSE;
        } catch (DataAccessException e) {
            log.atWarn().log("What became of sentences is put into their history later: {}", e.toString());
            return PAUSE;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
