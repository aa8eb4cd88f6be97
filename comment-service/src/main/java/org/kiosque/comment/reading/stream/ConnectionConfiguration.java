package org.kiosque.comment.reading.stream;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * Small buffers for connections, since thousands of them hold a stream, which says a few hundred bytes at a time, and nearly all that a
 * stream takes are the buffers of its connection. Whatever else is answered gets a buffer of the usual size when it is begun.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    /** For frames, and for characters, which nobody here writes. */
    private static final DataSize ANSWER_AT_FIRST = DataSize.ofKilobytes(1);

    /** What the server reads at once: requests are short, but for what moderators bring in. */
    private static final DataSize READ_AT_ONCE = DataSize.ofKilobytes(2);

    /** What Tomcat has by default. */
    private static final DataSize ANSWER = DataSize.ofKilobytes(8);

    private static final String STREAM = "/comments/stream";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return server -> {
            server.setProtocol(Protocol.class.getName());
            server.addConnectorCustomizers(
                    connector -> connector.setProperty("socket.appReadBufSize", Long.toString(READ_AT_ONCE.toBytes())));
        };
    }

    @Bean
    FilterRegistrationBean<Filter> usualBuffers() {
        var usual = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (!(request instanceof HttpServletRequest http)
                    || !http.getRequestURI().endsWith(STREAM)) {
                response.setBufferSize((int) ANSWER.toBytes());
            }
            chain.doFilter(request, response);
        });
        usual.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return usual;
    }

    /** Made by Tomcat, by its name. */
    public static final class Protocol extends Http11NioProtocol {

        @Override
        public int getDesiredBufferSize() {
            return (int) ANSWER_AT_FIRST.toBytes();
        }
    }
}
