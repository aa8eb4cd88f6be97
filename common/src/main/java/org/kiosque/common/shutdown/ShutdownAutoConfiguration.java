package org.kiosque.common.shutdown;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** For the services and the gateway alike. */
@AutoConfiguration
@EnableConfigurationProperties(ShutdownProperties.class)
public class ShutdownAutoConfiguration {

    @Bean
    ShutdownGrace shutdownGrace(ApplicationContext service, ShutdownProperties properties) {
        return new ShutdownGrace(service, properties.grace());
    }

    /** The gateway, whose clients are readers, goes without. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class OfServices {

        @Bean
        FilterRegistrationBean<LastAnswers> lastAnswers(ApplicationAvailability availability) {
            var registration = new FilterRegistrationBean<>(new LastAnswers(availability));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // refusals count as answers
            return registration;
        }
    }
}
