package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class IndexPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IndexProperties.class)
    static class Properties {}

    /** With the service's own application.yaml. */
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void theIndexLiesInTheTemporaryFolderOfTheJvm() {
        service.run(context -> assertThat(context.getBean(IndexProperties.class).directory())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-10s"})
    void whoNeverPausesDoesNotStart(String pause) {
        service.withPropertyValues("kiosque.index.partition-check=" + pause)
                .run(context -> assertThat(context).hasFailed());
    }
}
