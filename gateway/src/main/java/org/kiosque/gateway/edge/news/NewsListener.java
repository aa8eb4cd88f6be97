package org.kiosque.gateway.edge.news;

import java.util.Collection;

/** Whoever keeps pages that we cannot reach, and has to be told. */
@FunctionalInterface
public interface NewsListener {

    /**
     * Must not block: the next news wait for it.
     *
     * @param keys of {@link SurrogateKeys}, of which there is news
     */
    void told(Collection<String> keys);
}
