package org.kiosque.common.tracing;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The W3C {@code traceparent} of the work at hand, taken from where every log line takes it, so that an event that is
 * sent later by another thread or process still belongs to the request that caused it.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class TraceParent {

    private TraceParent() {}

    /** @return null outside of any trace */
    public static @Nullable String current() {
        String trace = MDC.get("traceId");
        String span = MDC.get("spanId");
        if (trace == null || span == null) {
            return null;
        }
        return "00-" + "0".repeat(Math.max(0, 32 - trace.length())) + trace + "-" + span + "-01";
    }
}
