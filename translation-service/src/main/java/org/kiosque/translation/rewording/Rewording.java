package org.kiosque.translation.rewording;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.making.TranslationWorker;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.translations.TranslationMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks through the translations and the memory of a direction whose terms have changed, part by part: what a machine has
 * made without the term is made again, what people have written or approved without it is marked. One replica does it; if it
 * dies, another begins anew, and what is done already is not done twice.
 */
@Component
class Rewording implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rewording.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Whole translations. */
    private static final int AT_ONCE = 20;

    private static final int SENTENCES_AT_ONCE = 500;

    private final Glossary glossary;
    private final TranslationMarks marks;
    private final TranslationMemory memory;
    private final TranslationWorker worker;
    private final BackgroundLoop loop = new BackgroundLoop("rewording", this::work);

    Rewording(Glossary glossary, TranslationMarks marks, TranslationMemory memory, TranslationWorker worker) {
        this.glossary = glossary;
        this.marks = marks;
        this.memory = memory;
        this.worker = worker;
    }

    private Duration work() {
        try {
            Optional<Glossary.Changed> changed = glossary.takeChanged(LEASE);
            return changed.isPresent() && apply(changed.get()) ? Duration.ZERO : PAUSE;
        } catch (DataAccessException e) {
            log.atWarn().log("Changed terms are looked for later: {}", e.toString());
            return PAUSE;
        }
    }

    /** @return false when this is to end before all is looked through */
    private boolean apply(Glossary.Changed changed) {
        // Memory first: what is made again meanwhile may take from it.
        @Nullable String at = null;
        do {
            glossary.renew(changed, LEASE);
            at = memory.markStale(changed.pair(), changed.terms(), at, SENTENCES_AT_ONCE);
        } while (at != null && isRunning());
        if (at != null) {
            return false;
        }
        do {
            glossary.renew(changed, LEASE);
            at = marks.reword(changed.pair(), changed.terms(), at, AT_ONCE);
            worker.nudge();
        } while (at != null && isRunning());
        if (at != null) {
            return false;
        }
        glossary.applied(changed);
        log.atInfo()
                .addKeyValue("pair", changed.pair().name())
                .addKeyValue("terms", changed.ids().size())
                .log("Translations are in line with the changed terms, or marked");
        return true;
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
