package org.kiosque.translation.memory;

import java.time.Duration;
import java.util.List;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.TranslationMarks;
import org.kiosque.translation.translations.Unremembered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Puts into memory what people have approved. That it has to be done is written together with their texts, and crossed out
 * afterwards: a process that dies in between, or a replica that does it at the same time, only does it once more.
 */
@Component
public class MemoryFiling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MemoryFiling.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 20;

    private final TranslationMarks marks;
    private final TranslationMemory memory;
    private final BackgroundLoop loop = new BackgroundLoop("memory-filing", this::work);
    private volatile boolean listed;

    MemoryFiling(TranslationMarks marks, TranslationMemory memory) {
        this.marks = marks;
        this.memory = memory;
    }

    /** Somebody has approved something. Never blocks. */
    public void nudge() {
        loop.wake();
    }

    private Duration work() {
        try {
            if (!listed) {
                marks.listUnremembered();
                listed = true;
            }
            List<Unremembered> some = marks.unremembered(AT_ONCE);
            some.forEach(this::file);
            return some.size() == AT_ONCE ? Duration.ZERO : PAUSE;
        } catch (DataAccessException e) {
            log.atWarn().log("What was approved is put into memory later: {}", e.toString());
            return PAUSE;
        }
    }

    private void file(Unremembered translation) {
        LanguagePair pair = LanguagePair.of(translation.reviewed().from(), translation.language());
        translation.reviewed().segments().stream()
                .filter(segment -> segment.review() == Review.APPROVED && segment.origin() != Origin.SOURCE)
                .forEach(segment -> memory.remember(pair, translation.articleId(), segment));
        marks.remembered(translation);
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
