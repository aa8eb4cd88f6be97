package org.kiosque.common.logging;

import ch.qos.logback.classic.LoggerContext;
import io.github.bucket4j.TimeMeter;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Once in a process, after the framework has set up the log and before the first client is made. */
final class LoggingInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
                && log.getTurboFilterList().stream().noneMatch(RepeatedLines.class::isInstance)) {
            log.addTurboFilter(new RepeatedLines(TimeMeter.SYSTEM_MILLISECONDS));
        }
    }
}
