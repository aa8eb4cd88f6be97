package org.kiosque.common.events;

/**
 * Where one segment of a translation comes from.
 *
 * @param n position in reading order, from 0
 * @param field {@code title}, {@code lead}, {@code body}, {@code tag} or {@code alt}
 * @param origin {@code machine}, {@code human}, {@code memory}, or {@code source} when it stays untranslated; consumers
 *     tolerate others
 */
public record SegmentOrigin(int n, String field, String origin) {}
