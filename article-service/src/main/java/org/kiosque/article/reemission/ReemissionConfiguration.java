package org.kiosque.article.reemission;

import java.time.Duration;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReemissionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ReemissionConfiguration.class);
    private static final int AT_ONCE = 50;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    BackgroundLoop reemissionLoop(Reemissions reemissions) {
        return new BackgroundLoop("reemission", () -> {
            try {
                return reemissions.goOn(AT_ONCE) ? Duration.ZERO : PAUSE;
            } catch (RuntimeException e) {
                log.atWarn().log("The re-emission goes on later: {}", e.toString());
                return PAUSE;
            }
        });
    }
}
