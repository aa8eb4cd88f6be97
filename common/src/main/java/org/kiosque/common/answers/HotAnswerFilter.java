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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Keys of what is being read, with what others wait for: as many as there are requests at most. */
    private final Map<String, Turn> underWay = new ConcurrentHashMap<>();

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
        Giving giving = key == null
                ? inTurn(request, response, call, null, chain).giving()
                : keptOrRead(request, response, call, key, chain);
        giving.give(); // by now others may read: how fast this one is taken is its client's affair
    }

    private Giving keptOrRead(
            HttpServletRequest request, HttpServletResponse response, HotCall call, String key, FilterChain chain)
            throws IOException, ServletException {
        Giving kept = kept(request, response, call, key);
        if (kept != null) {
            return kept;
        }
        var mine = new Turn();
        Turn others = underWay.putIfAbsent(key, mine);
        if (others == null) {
            return inMyTurn(mine, request, response, call, key, chain);
        }
        long asked = System.nanoTime();
        if (others.isAwaited(asked)) {
            kept = kept(request, response, call, key);
            if (kept != null) {
                return kept;
            }
            Turn next = others.next();
            if (next.begins()) {
                underWay.putIfAbsent(key, next);
                return inMyTurn(next, request, response, call, key, chain);
            }
            Answer shared = next.isAwaited(asked) ? next.answer() : null;
            if (shared != null) { // read after we asked: as good as our own, though it may not be kept
                return fromMemory(request, response, call, shared);
            }
        }
        return inTurn(request, response, call, key, chain).giving();
    }

    private Giving inMyTurn(
            Turn mine,
            HttpServletRequest request,
            HttpServletResponse response,
            HotCall call,
            String key,
            FilterChain chain)
            throws IOException, ServletException {
        Answer shareable = null;
        try {
            Reading reading = inTurn(request, response, call, key, chain);
            shareable = reading.shareable();
            return reading.giving();
        } finally {
            underWay.remove(key, mine); // first: whoever finds it asks before the next one begins
            mine.ends(shareable);
        }
    }

    /** @param shareable what was read for it, when everybody who asks the same may have it */
    private record Reading(Giving giving, @Nullable Answer shareable) {}

    private Reading inTurn(
            HttpServletRequest request,
            HttpServletResponse response,
            HotCall call,
            @Nullable String key,
            FilterChain chain)
            throws IOException, ServletException {
        Giving kept = kept(request, response, call, key);
        if (kept != null) {
            return new Reading(kept, null);
        }
        if (!reading.tryAcquirePermission()) {
            return new Reading(() -> refuse(request, response), null);
        }
        try {
            Giving meanwhile = kept(request, response, call, key);
            if (meanwhile != null) {
                return new Reading(meanwhile, null);
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
        return kept == null ? null : fromMemory(request, response, call, kept);
    }

    private Giving fromMemory(HttpServletRequest request, HttpServletResponse response, HotCall call, Answer answer) {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(call.template()));
        hot.increment();
        return () -> answer.give(request, response);
    }

    private Reading readAndKeep(
            HttpServletRequest request, HttpServletResponse response, @Nullable String key, FilterChain chain)
            throws IOException, ServletException {
        Moment asked = changes.now();
        var caught = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, caught);
        if (caught.getStatus() != HttpServletResponse.SC_OK || response.isCommitted()) {
            return new Reading(caught::copyBodyToResponse, null);
        }
        Answer answer = new Answer(caught.getContentAsByteArray(), caught);
        Subjects subjects = Subjects.of(request);
        if (key != null) {
            answers.keep(key, answer, subjects, asked);
        }
        return new Reading(
                () -> answer.giveBody(request, response), subjects.all().isEmpty() ? null : answer);
    }
}
