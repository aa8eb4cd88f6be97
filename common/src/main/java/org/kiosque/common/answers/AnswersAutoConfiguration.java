package org.kiosque.common.answers;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the answers to a service's {@link HotCall}s, if it has any. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, Caffeine.class})
@ConditionalOnBean(HotCall.class)
@EnableConfigurationProperties(AnswersProperties.class)
public class AnswersAutoConfiguration {

    @Bean
    Changes changes(AnswersProperties properties) {
        return new Changes(properties.keptFor());
    }

    @Bean
    HotAnswers hotAnswers(Changes changes, AnswersProperties properties) {
        return new HotAnswers(changes, properties.maxSize());
    }

    @Bean
    FilterRegistrationBean<HotAnswerFilter> hotAnswerFilter(
            ObjectProvider<HotCall> calls,
            HotAnswers answers,
            Changes changes,
            AnswersProperties properties,
            JsonMapper json,
            MeterRegistry meters) {
        var reading = Bulkhead.of(
                "answers",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.readAtOnce())
                        .maxWaitDuration(Turn.LONGEST_WAIT)
                        .build());
        var registration = new FilterRegistrationBean<>(new HotAnswerFilter(
                calls.stream().toList(), answers, changes, reading, new ProblemResponse(json), meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // within the trace, before all that a request costs
        return registration;
    }
}
