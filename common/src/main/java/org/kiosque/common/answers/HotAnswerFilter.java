package org.kiosque.common.answers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes.Moment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a {@link HotCall} before anything else looks at it, if its answer is kept, and keeps those that it sees. It also
 * gives those that have none a strong {@code ETag} over their bytes, so that a client that asks again mostly gets 304. Only what was
 * once answered to somebody without a token, by the whole chain behind this filter, is ever given from memory; whoever sends one
 * passes, and may be forwarded to what only they can see.
 */
final class HotAnswerFilter implements Filter {

    private final List<HotCall> calls;
    private final HotAnswers answers;
    private final Changes changes;
    private final Counter hot;
    private final Counter read;

    HotAnswerFilter(List<HotCall> calls, HotAnswers answers, Changes changes, MeterRegistry meters) {
        this.calls = calls;
        this.answers = answers;
        this.changes = changes;
        this.hot = counter(meters, "memory");
        this.read = counter(meters, "store");
    }

    private static Counter counter(MeterRegistry meters, String from) {
        return Counter.builder("answers.given")
                .description("answers to calls whose answers are kept")
                .tag("from", from)
                .register(meters);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answered) {
            HotCall call = asked.getHeader(HttpHeaders.AUTHORIZATION) == null ? callOf(asked) : null;
            if (call != null) {
                answer(asked, answered, call, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private @Nullable HotCall callOf(HttpServletRequest request) {
        for (HotCall call : calls) {
            if (call.isAskedBy(request)) {
                return call;
            }
        }
        return null;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HotCall call, FilterChain chain)
            throws IOException, ServletException {
        String key = HotCall.keyOf(request);
        Answer kept = key == null ? null : answers.find(key);
        if (kept != null) {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(observed -> observed.setPathPattern(call.template()));
            hot.increment();
            kept.give(request, response);
        } else {
            read.increment();
            readAndKeep(request, response, key, chain);
        }
    }

    private void readAndKeep(
            HttpServletRequest request, HttpServletResponse response, @Nullable String key, FilterChain chain)
            throws IOException, ServletException {
        Moment asked = changes.now();
        var caught = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, caught);
        if (caught.getStatus() != HttpServletResponse.SC_OK || response.isCommitted()) {
            caught.copyBodyToResponse();
            return;
        }
        Answer answer = new Answer(caught.getContentAsByteArray(), caught);
        if (key != null) {
            answers.keep(key, answer, Subjects.of(request), asked);
        }
        answer.giveBody(request, response);
    }
}
