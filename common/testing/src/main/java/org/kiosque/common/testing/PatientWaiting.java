package org.kiosque.common.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for a condition when it does not say so itself: long enough for a machine that has much else to do. Only a test
 * that fails waits for all of it.
 */
public final class PatientWaiting implements LauncherSessionListener {

    /** Awaitility's own is ten seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
