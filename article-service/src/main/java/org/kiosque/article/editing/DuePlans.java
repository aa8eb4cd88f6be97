package org.kiosque.article.editing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has happen what is due. Any number of replicas may look at the same time: each thing happens by one save that is
 * conditional on the article's version, so that one of them makes it and the others find nothing left to do. What came due
 * while all were away happens at the next look.
 */
@Component
class DuePlans {

    private static final Logger log = LoggerFactory.getLogger(DuePlans.class);
    private static final int AT_ONCE = 100;

    /** The longest that a plan which another replica has just accepted stays unseen. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Articles articles;
    private final ArticleDesk desk;
    private final Filing filing;
    private final FrontDesk fronts;
    private final InstantSource clock;

    DuePlans(Articles articles, ArticleDesk desk, Filing filing, FrontDesk fronts, InstantSource clock) {
        this.articles = articles;
        this.desk = desk;
        this.filing = filing;
        this.fronts = fronts;
        this.clock = clock;
    }

    /** @return how long nothing is due, as far as is known */
    Duration look() {
        try {
            return happened();
        } catch (RuntimeException e) {
            log.atWarn().log("Cannot look for what is due: {}", e.toString());
            return PAUSE;
        }
    }

    private Duration happened() {
        List<String> due = new ArrayList<>(articles.due(clock.instant(), AT_ONCE));
        Collections.shuffle(due); // so that replicas meet at few of them
        long done = due.stream().filter(this::takesPlace).count();
        filing.fileRest();
        fronts.tellRest();
        Instant next = articles.nextDue();
        Duration left = next == null ? PAUSE : Duration.between(clock.instant(), next);
        if (left.isNegative()) {
            return done > 0 ? Duration.ZERO : PAUSE;
        }
        return left.compareTo(PAUSE) < 0 ? left : PAUSE;
    }

    /** One that fails does not keep the others waiting, and is tried again. */
    private boolean takesPlace(String id) {
        try {
            desk.takePlace(id, clock.instant());
            return true;
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("article", id).log("What is due happens later: {}", e.toString());
            return false;
        }
    }
}
