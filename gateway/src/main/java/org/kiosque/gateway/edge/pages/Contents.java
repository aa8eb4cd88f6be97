package org.kiosque.gateway.edge.pages;

import java.util.Set;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a rendered page shows, told by whoever rendered it. A page of which nothing is told is fresh by its age alone.
 *
 * @param keys of {@link org.kiosque.gateway.edge.news.SurrogateKeys}: whatever changes the page when it changes, besides what
 *     its address is about
 * @param whole false when a part was not to be had, so that it has to be tried again soon
 */
public record Contents(Set<String> keys, boolean whole) {

    static final Contents UNTOLD = new Contents(Set.of(), false);

    private static final String ATTRIBUTE = Contents.class.getName();

    public Contents {
        keys = Set.copyOf(keys);
    }

    /** Tells it of the page that answers this exchange. */
    public void tell(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static Contents of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, UNTOLD);
    }
}
