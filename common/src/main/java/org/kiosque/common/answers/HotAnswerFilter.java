package org.kiosque.common.answers;

import io.github.resilience4j.bulkhead.Bulkhead;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes.Moment;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a {@link HotCall} before anything else looks at it, if its answer is kept, and keeps those that it sees. It also
 * gives those that have none a strong {@code ETag} over their bytes, so that a client that asks again mostly gets 304. Only what was
 * once answered to somebody without a token, by the whole chain behind this filter, is ever given from memory; whoever sends one
 * passes, and may be forwarded to what only they can see. No more answers are read at once than there is a heap for: whoever
 * waited for that in vain gets 503.
 */
final class HotAnswerFilter implements Filter {

    /** For what somebody else reads. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Keys of what is being read, with what others wait for: as many as there are requests at most. */
    private final Map<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

    private final List<HotCall> calls;
    private final HotAnswers answers;
    private final Changes changes;
    private final Bulkhead reading;
    private final ProblemResponse problems;
    private final Counter hot;
    private final Counter read;
    private final Counter refused;

    /** @param reading how many answers may be read at once, and how long others wait for that */
    HotAnswerFilter(
            List<HotCall> calls,
            HotAnswers answers,
            Changes changes,
            Bulkhead reading,
            ProblemResponse problems,
            MeterRegistry meters) {
        this.calls = calls;
        this.answers = answers;
        this.changes = changes;
        this.reading = reading;
        this.problems = problems;
        this.hot = counter(meters, "memory");
        this.read = counter(meters, "store");
        this.refused = counter(meters, "nowhere");
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
        Giving giving = kept(request, response, call, key);
        if (giving == null) {
            CountDownLatch turn = key == null ? null : waitForOthers(key);
            try {
                giving = inTurn(request, response, call, key, chain);
            } finally {
                if (turn != null) {
                    underWay.remove(key, turn);
                    turn.countDown();
                }
            }
        }
        giving.give(); // by now others may read: how fast this one is taken is its client's affair
    }

    /**
     * Whoever asks what is being read for somebody waits for that, and mostly finds it kept.
     *
     * @return what others will wait for now; null when there is something already
     */
    private @Nullable CountDownLatch waitForOthers(String key) {
        var turn = new CountDownLatch(1);
        CountDownLatch other = underWay.putIfAbsent(key, turn);
        if (other == null) {
            return turn;
        }
        try {
            other.await(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private Giving inTurn(
            HttpServletRequest request,
            HttpServletResponse response,
            HotCall call,
            @Nullable String key,
            FilterChain chain)
            throws IOException, ServletException {
        Giving kept = kept(request, response, call, key);
        if (kept != null) {
            return kept;
        }
        if (!reading.tryAcquirePermission()) {
            return () -> refuse(request, response);
        }
        try {
            Giving meanwhile = kept(request, response, call, key);
            if (meanwhile != null) {
                return meanwhile;
            }
            read.increment();
            return readAndKeep(request, response, key, chain);
        } finally {
            reading.onComplete();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refused.increment();
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        problems.write(request, response, CommonProblems.UNAVAILABLE, "Too many are reading at once.");
    }

    @FunctionalInterface
    private interface Giving {

        void give() throws IOException;
    }

    private @Nullable Giving kept(
            HttpServletRequest request, HttpServletResponse response, HotCall call, @Nullable String key) {
        Answer kept = key == null ? null : answers.find(key);
        if (kept == null) {
            return null;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(call.template()));
        hot.increment();
        return () -> kept.give(request, response);
    }

    private Giving readAndKeep(
            HttpServletRequest request, HttpServletResponse response, @Nullable String key, FilterChain chain)
            throws IOException, ServletException {
        Moment asked = changes.now();
        var caught = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, caught);
        if (caught.getStatus() != HttpServletResponse.SC_OK || response.isCommitted()) {
            return caught::copyBodyToResponse;
        }
        Answer answer = new Answer(caught.getContentAsByteArray(), caught);
        if (key != null) {
            answers.keep(key, answer, Subjects.of(request), asked);
        }
        return () -> answer.giveBody(request, response);
    }
}
