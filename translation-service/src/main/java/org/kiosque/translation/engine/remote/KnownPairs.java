package org.kiosque.translation.engine.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.LanguagePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pairs of the site's languages that a provider knows, asked for beside whoever wants to know them. Never blocks. */
final class KnownPairs {

    private static final Logger log = LoggerFactory.getLogger(KnownPairs.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Provider provider;
    private final SiteLanguages site;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Set<LanguagePair> known = Set.of();
    private volatile Instant askAgain = Instant.MIN;

    KnownPairs(Provider provider, SiteLanguages site, InstantSource clock) {
        this.provider = provider;
        this.site = site;
        this.clock = clock;
    }

    /** @return as of the last answer; none before the first */
    Set<LanguagePair> now() {
        if (!clock.instant().isBefore(askAgain) && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("pairs-of-" + provider.name()).start(this::ask);
        }
        return known;
    }

    private void ask() {
        try {
            known = Set.copyOf(provider.pairs(site.languages()));
            askAgain = clock.instant().plus(FRESH);
        } catch (RuntimeException e) {
            askAgain = clock.instant().plus(AFTER_FAILURE);
            log.atWarn()
                    .addKeyValue("engine", provider.name())
                    .log("An engine does not say what it can translate: {}", e.toString());
        } finally {
            asking.set(false);
        }
    }
}
