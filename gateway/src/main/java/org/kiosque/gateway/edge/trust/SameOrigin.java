package org.kiosque.gateway.edge.trust;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;

/** Tells what our own pages send from what other sites make their visitors send to us. */
public final class SameOrigin {

    private SameOrigin() {}

    /**
     * A browser that says nothing of where a form was is believed: with no cookies there is nothing to abuse.
     *
     * @param site our own address, beside the one that was asked for
     * @throws ResponseStatusException 403 when the form was on another site's page
     */
    public static void require(ServerHttpRequest request, URI site) {
        HttpHeaders headers = request.getHeaders();
        String fetchSite = headers.getFirst("Sec-Fetch-Site");
        String origin = headers.getOrigin();
        boolean foreign = fetchSite != null
                ? !(fetchSite.equals("same-origin") || fetchSite.equals("none"))
                : origin != null && !isOurs(origin, headers, site);
        if (foreign) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static boolean isOurs(String origin, HttpHeaders headers, URI site) {
        String authority;
        try {
            authority = URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        return authority != null
                && (authority.equalsIgnoreCase(headers.getFirst("X-Forwarded-Host"))
                        || authority.equalsIgnoreCase(site.getRawAuthority()));
    }
}
