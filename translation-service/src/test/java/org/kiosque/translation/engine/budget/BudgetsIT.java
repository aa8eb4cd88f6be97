package org.kiosque.translation.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.WithPretendEngine;

/** One budget, whoever takes from it. */
class BudgetsIT extends WithPretendEngine {

    private static final Instant NOVEMBER = Instant.parse("2026-11-30T23:59:59Z");

    private final String name = "engine-" + UUID.randomUUID();

    @Test
    void replicasThatTakeAtTheSameTimeNeverTakeMoreThanThereIs() throws Exception {
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            var replica = new Budgets(mongo, () -> NOVEMBER);
            takers.add(() -> replica.reserve(name, 10, 1_000).isPresent());
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> result : threads.invokeAll(takers)) {
                taken += result.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(100);
        assertThat(new Budgets(mongo, () -> NOVEMBER).used(name)).isEqualTo(1_000);
    }

    @Test
    void whatACallDidNotCostIsGivenBackAndEachMonthIsNew() {
        var budgets = new Budgets(mongo, () -> NOVEMBER);
        var taken = budgets.reserve(name, 900, 1_000).orElseThrow();
        assertThat(budgets.reserve(name, 101, 1_000)).isEmpty();
        budgets.settle(taken, 200);
        assertThat(budgets.reserve(name, 101, 1_000)).isPresent();
        assertThat(budgets.used(name)).isEqualTo(301);
        var later = new Budgets(mongo, () -> NOVEMBER.plusSeconds(1));
        assertThat(later.used(name)).isZero();
        assertThat(later.reserve(name, 1_000, 1_000)).isPresent();
        later.settle(taken, 1_000);
        assertThat(budgets.used(name))
                .as("settled in the month that it was taken from")
                .isEqualTo(401);
    }

    @Test
    void whatIsSpentAndWhatMayBeIsMeasured() {
        var meters = new SimpleMeterRegistry();
        var budgets = new Budgets(mongo, () -> NOVEMBER);
        var figures = new BudgetFigures(Map.of(name, 1_000L), budgets, meters);
        assertThat(budgets.reserve(name, 300, 1_000)).isPresent();

        figures.look();

        assertThat(meters.get("translation.budget.used")
                        .tag("engine", name)
                        .gauge()
                        .value())
                .isEqualTo(300);
        assertThat(meters.get("translation.budget.limit")
                        .tag("engine", name)
                        .gauge()
                        .value())
                .isEqualTo(1_000);
    }

    @Test
    void moreThanTheWholeBudgetIsNeverTaken() {
        var budgets = new Budgets(mongo, () -> NOVEMBER);
        assertThat(budgets.reserve(name, 1_001, 1_000)).isEmpty();
        assertThat(budgets.used(name)).isZero();
    }
}
