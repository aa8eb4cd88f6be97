package org.kiosque.common.tracing;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** For the services and the gateway alike. */
@AutoConfiguration
@ConditionalOnClass(SpanExporter.class)
public class TracingAutoConfiguration {

    /** Around every exporter, whoever made it. */
    @Bean
    static BeanPostProcessor spansWithoutMailboxes() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter && !(bean instanceof SpansWithoutMailboxes)
                        ? new SpansWithoutMailboxes(exporter)
                        : bean;
            }
        };
    }
}
