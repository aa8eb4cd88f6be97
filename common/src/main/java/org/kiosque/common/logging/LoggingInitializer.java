package org.kiosque.common.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import io.github.bucket4j.TimeMeter;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Once in a process, after the framework has set up the log and before the first client is made. */
final class LoggingInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            if (log.getTurboFilterList().stream().noneMatch(RepeatedLines.class::isInstance)) {
                log.addTurboFilter(new RepeatedLines(TimeMeter.SYSTEM_MILLISECONDS));
            }
            log.getLoggerList()
                    .forEach(logger ->
                            logger.iteratorForAppenders().forEachRemaining(LoggingInitializer::hideMailboxes));
        }
    }

    private static void hideMailboxes(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> lines
                && lines.getEncoder() != null
                && !(lines.getEncoder() instanceof LinesWithoutMailboxes)) {
            lines.setEncoder(new LinesWithoutMailboxes(lines.getEncoder()));
        }
    }
}
