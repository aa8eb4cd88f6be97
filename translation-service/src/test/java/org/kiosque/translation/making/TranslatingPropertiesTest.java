package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class TranslatingPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(TranslatingProperties.class)
    static class Properties {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void whatIsNotSetIsWithinItsBounds() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers=0",
                "workers=65",
                "batch=501",
                "attempts=0",
                "attempts=1001",
                "lease=0s",
                "slice=-3s",
                "poll-interval=2d",
                "text-limit=0s"
            })
    void whatCannotBeMeantKeepsTheServiceFromStarting(String setting) {
        service.withPropertyValues("kiosque.translating." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
