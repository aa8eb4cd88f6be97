package org.kiosque.gateway.edge;

import org.springframework.core.Ordered;

/** The order in which a request passes through the edge. */
public final class Filters {

    /** These are around all filters and around the observation of requests; the first of them is the outermost. */
    public static final int KEEP_ALIVE = 0;

    public static final int KNOWN_METHODS = 1;

    public static final int PAGES_FIRST = 2;

    /** Around the exchange, which reads forms from the request that it was made with. */
    public static final int BODIES = 3;

    /** The outermost filter, so that hits, misses, proxied answers and errors all leave with the same headers. */
    public static final int SECURITY_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Around all that answers, as the headers before. */
    public static final int TRACE_ID = Ordered.HIGHEST_PRECEDENCE + 11;

    /** Around what refuses, so that scripts on other sites may read why. */
    public static final int CROSS_ORIGIN = Ordered.HIGHEST_PRECEDENCE + 12;

    /** Before anything that costs. */
    public static final int RATES = Ordered.HIGHEST_PRECEDENCE + 13;

    /** Before pages: a reader's oversized body must fail that reader, not the rendering that others wait for. */
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 15;

    /** What is kept in memory costs no call. */
    public static final int PAGES = Ordered.HIGHEST_PRECEDENCE + 20;

    public static final int CLIENT_ADDRESS = Ordered.HIGHEST_PRECEDENCE + 30;

    private Filters() {}
}
