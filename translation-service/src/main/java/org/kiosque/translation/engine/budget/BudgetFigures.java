package org.kiosque.translation.engine.budget;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.translation.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How much of each engine's budget is spent, as of the last look: the store is not asked whenever somebody reads the metrics. */
@Component
class BudgetFigures implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BudgetFigures.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Budgets budgets;
    private final BackgroundLoop watch = new BackgroundLoop("budgets-watch", this::count);
    private final SortedMap<String, AtomicLong> used = new TreeMap<>();

    @Autowired
    BudgetFigures(Engines engines, Budgets budgets, MeterRegistry meters) {
        this(engines.budgets(), budgets, meters);
    }

    /** @param limits characters of a month by the engine's name */
    BudgetFigures(Map<String, Long> limits, Budgets budgets, MeterRegistry meters) {
        this.budgets = budgets;
        limits.forEach((engine, limit) -> {
            var characters = new AtomicLong();
            used.put(engine, characters);
            Gauge.builder("translation.budget.used", characters, AtomicLong::doubleValue)
                    .tag("engine", engine)
                    .description("characters of this month, of UTC, as of the last look")
                    .register(meters);
            Gauge.builder("translation.budget.limit", limit, Long::doubleValue)
                    .tag("engine", engine)
                    .description("characters that the engine may be given in a month")
                    .strongReference(true)
                    .register(meters);
        });
    }

    void look() {
        used.forEach((engine, characters) -> characters.set(budgets.used(engine)));
    }

    private Duration count() {
        try {
            look();
        } catch (DataAccessException e) {
            log.atWarn().log("What is spent of the budgets is not counted: {}", e.toString());
        }
        return PAUSE;
    }

    /** Where no engine has a budget there is nothing to watch. */
    @Override
    public void start() {
        if (!used.isEmpty()) {
            watch.start();
        }
    }

    @Override
    public void stop() {
        watch.stop();
    }

    @Override
    public boolean isRunning() {
        return watch.isRunning();
    }
}
