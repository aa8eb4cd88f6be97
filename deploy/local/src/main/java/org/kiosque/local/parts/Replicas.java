package org.kiosque.local.parts;

import java.util.HashMap;
import java.util.Map;

/**
 * How many instances of each service run. The gateway runs once unless it is named: what spreads readers over two of them has to
 * be brought along.
 *
 * @param all of each service that is not named, the gateway apart
 * @param named of the others
 */
public record Replicas(int all, Map<String, Integer> named) {

    /** As many as the ports leave room for. */
    public static final int MOST = 2;

    public static Replicas ofEach(int all) {
        return new Replicas(all, Map.of());
    }

    /**
     * @param text a number for all services, or {@code article-service=2,comment-service=2}: one of each service not named
     * @throws IllegalArgumentException if it is neither; its message says what would be
     */
    public static Replicas parse(String text) {
        if (!text.contains("=")) {
            return ofEach(number(text, text));
        }
        Map<String, Integer> named = new HashMap<>();
        for (String each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            String service = equals < 0 ? "" : each.substring(0, equals);
            if (!Services.MODULES.contains(service)
                    || named.put(service, number(each.substring(equals + 1), text)) != null) {
                throw wrong(text);
            }
        }
        return new Replicas(1, Map.copyOf(named));
    }

    private static int number(String text, String whole) {
        if (text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '0' + MOST) {
            return text.charAt(0) - '0';
        }
        throw wrong(whole);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "takes a number from 1 to %d, for all services or as article-service=2,comment-service=2, not \"%s\""
                        .formatted(MOST, text));
    }

    int of(String service) {
        return named.getOrDefault(service, service.equals("gateway") ? 1 : all);
    }
}
