package org.kiosque.gateway.edge;

/** Whose ground a path is on. Everything that the gateway answers is on one of these. */
public enum Territory {
    /** Below {@code /api} and {@code /media}: passed on to services. Failures are told to programs. */
    SERVICES,

    /** Below {@code /newsroom}: pages for staff who are signed in. No answer is kept, neither here nor on the way. */
    NEWSROOM,

    /** All else: pages for readers, who are nobody in particular, so that one rendering serves them all. */
    PAGES;

    /** @param path as it came, with percent signs */
    public static Territory of(String path) {
        if (isBelow("/api", path) || isBelow("/media", path)) {
            return SERVICES;
        }
        return isBelow("/newsroom", path) ? NEWSROOM : PAGES;
    }

    private static boolean isBelow(String head, String path) {
        return path.startsWith(head) && (path.length() == head.length() || path.charAt(head.length()) == '/');
    }
}
