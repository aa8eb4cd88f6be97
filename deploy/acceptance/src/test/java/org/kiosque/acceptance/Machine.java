package org.kiosque.acceptance;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The machine that the tests run on, which others may be using too. */
final class Machine {

    /** So many times as long may everything take when somebody else keeps the processors busy. */
    static final int BESIDE_OTHER_WORK = 3;

    private Machine() {}

    /** Whether nobody keeps the processors busy; asked while nothing of ours is at work. */
    static boolean isIdle() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var _ = system.getCpuLoad();
        return await().pollDelay(Duration.ofSeconds(2)).until(system::getCpuLoad, load -> load >= 0) < 0.5;
    }
}
