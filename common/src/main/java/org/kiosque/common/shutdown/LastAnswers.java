package org.kiosque.common.shutdown;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/**
 * While this process is not ready, each answer is the last one on its connection ({@code Connection: close}): a client that
 * keeps connections opens its next one to somebody else, and none is left on which a request could arrive when the server
 * stops. The gateway takes it as a sign to leave this instance alone.
 */
final class LastAnswers implements Filter {

    private final ApplicationAvailability availability;

    LastAnswers(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC
                && response instanceof HttpServletResponse answer) {
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
