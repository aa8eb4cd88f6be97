package org.kiosque.gateway.edge.pages;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;

/**
 * What of an answer was compressed before, told by whoever wrote it. Nothing relies on it: a part that does not stand where it
 * is said to be is compressed with the rest.
 *
 * @param places in their order
 */
public record CompressedParts(List<Place> places) {

    static final CompressedParts NONE = new CompressedParts(List.of());

    private static final String ATTRIBUTE = CompressedParts.class.getName();

    /** @param start in the answer as it is before it is compressed */
    public record Place(int start, CompressedPart part) {

        int end() {
            return start + part.plain().length;
        }
    }

    public CompressedParts {
        places = List.copyOf(places);
    }

    /** Tells it of the page that answers this exchange. */
    public void tell(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static CompressedParts of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, NONE);
    }
}
