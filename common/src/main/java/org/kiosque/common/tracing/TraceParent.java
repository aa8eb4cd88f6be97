package org.kiosque.common.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent} of the work at hand, so that an event that is sent later by another thread or process still
 * belongs to the request that caused it, and is recorded if that one was.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class TraceParent {

    private TraceParent() {}

    /** @return null outside of any trace */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /**
     * Goes on, on this thread, with the work that a {@code traceparent} is of, until the scope is closed.
     *
     * @param parent as {@link #current()} told it; with null, or what is none, there is nothing to go on with
     */
    @SuppressWarnings("MustBeClosedChecker") // whoever asks for it closes it
    public static Scope resumed(@Nullable String parent) {
        String[] parts = parent == null ? new String[0] : parent.split("-", -1);
        if (parts.length != 4 || parts[3].length() != 2) {
            return Scope.noop();
        }
        SpanContext span = SpanContext.createFromRemoteParent(
                parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
        return span.isValid() ? Span.wrap(span).makeCurrent() : Scope.noop();
    }
}
