package org.kiosque.local.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Does what a plan says, at its time. */
record Saboteur(Trial trial, PrintStream out) {

    /** Returns once everything was done and nothing is held any more. */
    void follow(FaultPlan plan) throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> turns = new ArrayList<>();
        for (FaultPlan.Turn turn : plan.turns()) {
            turns.add(Thread.startVirtualThread(() -> take(turn, start)));
        }
        for (Thread turn : turns) {
            turn.join();
        }
    }

    private void take(FaultPlan.Turn turn, long start) {
        try {
            Duration left = turn.after().minusNanos(System.nanoTime() - start);
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            out.printf("  %4d s  %s%n", turn.after().toSeconds(), turn.fault());
            switch (turn.fault()) {
                case Fault.Kill(var part) -> trial.kill(part);
                case Fault.Pause(var part, var length) -> trial.pause(part, length);
                case Fault.Slowness(var part, var length) -> trial.slowDown(part, length);
                case Fault.FullDisk(var part, var length) -> trial.fillDisk(part, length);
                case Fault.ClockJump(var part, var by, var length) -> trial.shiftClock(part, by, length);
                case Fault.Outage(var part, var length) -> trial.takeAway(part, length);
                case Fault.KillAll() -> trial.killAll();
            }
        } catch (IOException e) {
            out.println("  could not be done: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
