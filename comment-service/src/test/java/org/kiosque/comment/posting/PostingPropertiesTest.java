package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.privacy.PrivacyProperties;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class PostingPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({PostingProperties.class, PrivacyProperties.class, SiteLanguages.class})
    static class Properties {}

    /** With the service's own application.yaml. */
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void theLanguagesOfTheSiteAreThoseOfAllServices() {
        service.run(context -> assertThat(context.getBean(SiteLanguages.class).languages())
                .containsExactly(Language.of("en"), Language.of("fr")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kiosque.posting.window=0s",
                "kiosque.posting.window=-10m",
                "kiosque.posting.max-per-address=0",
                "kiosque.posting.max-per-address=10001",
                "kiosque.posting.window=31d",
                "kiosque.privacy.addresses-kept-for=-1d",
                "kiosque.privacy.addresses-kept-for=3651d",
                "kiosque.languages="
            })
    void whatCannotBeMeantKeepsTheServiceFromStarting(String setting) {
        service.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
