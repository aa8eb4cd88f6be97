package org.kiosque.common.time;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The clock of every process. */
@AutoConfiguration
public class TimeAutoConfiguration {

    /** Ticks in milliseconds, which is what MongoDB keeps: a time that is read back equals the one that was stored. */
    @Bean
    @ConditionalOnMissingBean(InstantSource.class)
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
