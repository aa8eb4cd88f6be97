package org.kiosque.common.http;

import java.io.IOException;
import org.apache.catalina.core.StandardHost;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What stands before the controllers of every servlet-based service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, JsonMapper.class})
@EnableConfigurationProperties(HttpProperties.class)
public class HttpAutoConfiguration {

    /** What Tomcat refuses before any servlet sees it, such as a null character in the path, is a problem like others. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemErrorReports() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters());
            }
        };
    }

    @Bean
    OpenApiController openApiController(@Value("${spring.application.name:}") String application) throws IOException {
        return new OpenApiController(application);
    }

    @Bean
    FilterRegistrationBean<BodySizeFilter> bodySizeFilter(HttpProperties properties, JsonMapper json) {
        var registration =
                new FilterRegistrationBean<>(new BodySizeFilter(properties.maxBodySize(), new ProblemResponse(json)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20); // within the trace, before security reads anything
        return registration;
    }
}
