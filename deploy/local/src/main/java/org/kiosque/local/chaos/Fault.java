package org.kiosque.local.chaos;

import java.time.Duration;

/** One thing that is done to the platform. */
sealed interface Fault {

    /** {@code kill -9}; the launcher starts the part again. */
    record Kill(String part) implements Fault {
        @Override
        public String toString() {
            return "kill -9 " + part;
        }
    }

    /** The part answers nobody any more, while its ports stay open; then it goes on as if nothing had been. */
    record Pause(String part, Duration length) implements Fault {
        @Override
        public String toString() {
            return "pause %s for %d s".formatted(part, length.toSeconds());
        }
    }

    /** The part runs for a fifth of the time only, in small portions: every answer takes long. */
    record Slowness(String part, Duration length) implements Fault {
        @Override
        public String toString() {
            return "%s is slow for %d s".formatted(part, length.toSeconds());
        }
    }

    /** Nothing that the part writes to a file is taken any more, as on a full disk. */
    record FullDisk(String part, Duration length) implements Fault {
        @Override
        public String toString() {
            return "no room on the disk of %s for %d s".formatted(part, length.toSeconds());
        }
    }

    /** The part's time of day is another; what it measures durations with goes on. */
    record ClockJump(String part, Duration by, Duration length) implements Fault {
        @Override
        public String toString() {
            return "the clock of %s jumps by %+d s for %d s".formatted(part, by.toSeconds(), length.toSeconds());
        }
    }

    /** The part is killed and stays away: whoever calls is refused. */
    record Outage(String part, Duration length) implements Fault {
        @Override
        public String toString() {
            return "%s is away for %d s".formatted(part, length.toSeconds());
        }
    }

    /** {@code kill -9} of every part in the same moment. */
    record KillAll() implements Fault {
        @Override
        public String toString() {
            return "kill -9 of everything at once";
        }
    }
}
