package org.kiosque.local.process;

/** Warnings and our own words only; for the processes that Spring Boot does not set up. */
public final class QuietLogging {

    private static final String CONFIGURATION = "logback.configurationFile";

    private QuietLogging() {}

    /** Must run before the first logger is asked for. A configuration given on the command line wins. */
    public static void on() {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "quiet-logback.xml");
        }
    }
}
