package org.kiosque.common.languages;

import com.github.pemistahl.lingua.api.LanguageDetector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The site's languages for every service; their detection where Lingua is on the class path. */
@AutoConfiguration
@EnableConfigurationProperties(SiteLanguages.class)
public class LanguagesAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LanguageDetector.class)
    static class Detection {

        @Bean
        LanguageDetection languageDetection(SiteLanguages site) {
            return new LanguageDetection(site);
        }
    }
}
