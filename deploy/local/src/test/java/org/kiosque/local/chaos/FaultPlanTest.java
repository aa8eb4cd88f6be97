package org.kiosque.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

    private static final List<String> PARTS =
            List.of("mongodb", "kafka", "identity", "gateway", "article-service", "comment-service");
    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final int ENDS_TO_BE_GIVEN_UP = 5;

    @Test
    void theSameSeedBreaksTheSameAndAnotherBreaksOther() {
        assertThat(FaultPlan.of(7, LENGTH, PARTS)).isEqualTo(FaultPlan.of(7, LENGTH, PARTS));
        assertThat(FaultPlan.of(7, LENGTH, PARTS)).isNotEqualTo(FaultPlan.of(8, LENGTH, PARTS));
    }

    @Test
    void everyPartHasItsTurnAndTheBrokerIsAwayOnce() {
        FaultPlan plan = FaultPlan.of(7, LENGTH, PARTS);
        assertThat(PARTS).allSatisfy(part -> assertThat(plan.turns()).anyMatch(turn -> victim(turn.fault(), part)));
        assertThat(plan.turns().stream().map(FaultPlan.Turn::fault))
                .containsOnlyOnce(new Fault.Outage("kafka", Duration.ofSeconds(30)), new Fault.KillAll());
        assertThat(plan.turns()).allMatch(turn -> turn.after().compareTo(LENGTH) < 0);
    }

    private static boolean victim(Fault fault, String part) {
        return switch (fault) {
            case Fault.Kill(var one) -> one.equals(part);
            case Fault.Pause pause -> pause.part().equals(part);
            case Fault.Slowness slow -> slow.part().equals(part);
            case Fault.FullDisk full -> full.part().equals(part);
            case Fault.ClockJump jump -> jump.part().equals(part);
            case Fault.Outage _, Fault.KillAll _ -> false;
        };
    }

    @Test
    void everyKindOfFaultComesBeforeLong() {
        assertThat(LongStream.range(0, 20)
                        .boxed()
                        .flatMap(seed -> FaultPlan.of(seed, Duration.ofSeconds(30), PARTS).turns().stream())
                        .map(turn -> turn.fault().getClass().getSimpleName()))
                .contains("Kill", "Pause", "Slowness", "FullDisk", "ClockJump", "Outage", "KillAll");
    }

    @Test
    void clocksAreTamperedWithOnlyWhereOneIsSetWrong() {
        assertThat(LongStream.range(0, 20).mapToObj(seed -> FaultPlan.of(seed, Duration.ofSeconds(30), PARTS)))
                .allSatisfy(plan -> assertThat(plan.setsClocks())
                        .isEqualTo(plan.turns().toString().contains("the clock of")))
                .anyMatch(FaultPlan::setsClocks)
                .anyMatch(plan -> !plan.setsClocks());
    }

    @Test
    void noPartEndsSoOftenThatTheLauncherGivesItUp() {
        LongStream.range(0, 500).forEach(seed -> {
            List<FaultPlan.Turn> turns =
                    FaultPlan.of(seed, Duration.ofMinutes(5), PARTS).turns();
            for (String part : PARTS) {
                List<Duration> ends = turns.stream()
                        .filter(turn -> ends(turn.fault(), part))
                        .map(FaultPlan.Turn::after)
                        .toList();
                for (int i = ENDS_TO_BE_GIVEN_UP - 1; i < ends.size(); i++) {
                    assertThat(ends.get(i).minus(ends.get(i - ENDS_TO_BE_GIVEN_UP + 1)))
                            .as("seed %d, %s", seed, part)
                            .isGreaterThan(Duration.ofSeconds(60));
                }
            }
        });
    }

    private static boolean ends(Fault fault, String part) {
        return switch (fault) {
            case Fault.Kill(var victim) -> victim.equals(part);
            case Fault.Outage outage -> outage.part().equals(part);
            case Fault.FullDisk full -> full.part().equals(part);
            case Fault.KillAll() -> true;
            case Fault.Pause _, Fault.Slowness _, Fault.ClockJump _ -> false;
        };
    }

    @Test
    void whatIsSaidToReplayItIsReadAsTheSame() {
        Path folder = Path.of("/target");
        ChaosOptions asked =
                ChaosOptions.parse(List.of("--minutes", "3", "--replicas", "1", "--runs", "2"), 41, folder);
        List<String> replay = Stream.of(asked.replay().split(" ")).skip(1).toList();
        assertThat(ChaosOptions.parse(replay, 42, folder)).isEqualTo(asked);
    }

    @Test
    void eachOfSeveralRunsHasASeedAndAFolderOfItsOwn() {
        ChaosOptions asked = ChaosOptions.parse(List.of("--seed", "5", "--runs", "3"), 41, Path.of("/target"));
        List<ChaosOptions> runs =
                IntStream.range(0, asked.runs()).mapToObj(asked::run).toList();
        assertThat(runs).extracting(ChaosOptions::seed).containsExactly(5L, 6L, 7L);
        assertThat(runs).extracting(ChaosOptions::data).doesNotHaveDuplicates();
        assertThat(runs.getFirst().data()).isEqualTo(Path.of("/target/chaos-5"));
        assertThat(runs.get(2).replay()).startsWith("deploy/chaos --seed 7 --seconds 120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--runs 0",
                "--runs 101",
                "--seed x",
                "--minutes 0",
                "--seconds 9",
                "--replicas 3",
                "--sed 1",
                "--seed"
            })
    void whatCannotBeFollowedIsSaid(String arguments) {
        assertThatThrownBy(() -> ChaosOptions.parse(List.of(arguments.split(" ")), 1, Path.of("/target")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
