package org.kiosque.comment.imports;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Duration;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MULTIPART_AROUND = 64 << 10;
    private static final int IN_MEMORY = 1 << 20;

    /** The same servlet under a name of its own, since uploads have their bounds by servlet, and nobody else sends files. */
    @Bean
    ServletRegistrationBean<HttpServlet> importUploads(DispatcherServlet dispatcher, ImportsProperties properties) {
        var registration = new ServletRegistrationBean<HttpServlet>(
                new HttpServlet() {
                    @Override
                    public void service(ServletRequest request, ServletResponse response)
                            throws ServletException, IOException {
                        dispatcher.service(request, response);
                    }
                },
                ImportController.PATH);
        registration.setName("import-uploads");
        long largest = properties.maxFileSize().toBytes();
        registration.setMultipartConfig(new MultipartConfigElement("", largest, largest + MULTIPART_AROUND, IN_MEMORY));
        return registration;
    }

    @Bean
    BackgroundLoop importLoop(ImportWorker worker) {
        return new BackgroundLoop("import-worker", 1, PATIENCE, worker::round);
    }

    @Bean
    CollectionIndexes importIndexes() {
        return Imports.indexes();
    }
}
