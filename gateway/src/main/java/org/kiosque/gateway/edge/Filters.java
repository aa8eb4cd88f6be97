package org.kiosque.gateway.edge;

import org.springframework.core.Ordered;

/** The order in which a request passes through the edge. */
public final class Filters {

    /** Outermost, so that hits, misses, proxied answers and errors all leave with the same headers. */
    public static final int SECURITY_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Before pages: a reader's oversized body must fail that reader, not the rendering that others wait for. */
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 15;

    /** Before anything that costs. */
    public static final int PAGES = Ordered.HIGHEST_PRECEDENCE + 20;

    public static final int CLIENT_ADDRESS = Ordered.HIGHEST_PRECEDENCE + 30;

    private Filters() {}
}
