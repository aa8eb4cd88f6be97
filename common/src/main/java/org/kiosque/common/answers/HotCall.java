package org.kiosque.common.answers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public GET whose answers are kept: a function of the address alone, the same for all who ask. A bean of each is enough.
 *
 * @param template as the controller has it, such as {@code /api/v1/articles/{idOrSlug}}: for the meters
 * @param path of addresses whose answers are kept; letters, digits and dashes for what varies, so that two ways to write
 *     one address are at most two copies and nothing passes that security's firewall would refuse
 */
public record HotCall(String template, Pattern path) {

    private static final int LONGEST = 400;
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_=&.-]*");

    /** @return whether this is the call, however it is asked */
    boolean isAskedBy(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && path.matcher(request.getRequestURI()).matches();
    }

    /**
     * @return the same for the same question; null when this one is not answered from memory: it has a body,
     *     wants anything but JSON, or is longer or odder than a client of ours writes it
     */
    static @Nullable String keyOf(HttpServletRequest request) {
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST
                || request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null
                || request.getHeader("Origin") != null
                || !wantsJson(request.getHeader("Accept"))) {
            return null;
        }
        if (query == null) {
            return request.getRequestURI();
        }
        return QUERY.matcher(query).matches() ? request.getRequestURI() + '?' + query : null;
    }

    private static boolean wantsJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }
}
