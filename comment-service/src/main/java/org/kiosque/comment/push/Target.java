package org.kiosque.comment.push;

import java.util.List;

/**
 * Where a browser's messages go and how they are encrypted; whoever knows it can send it something, so that it is never shown.
 *
 * @param endpoint address at its push service
 * @param p256dh the browser's public key, in base64url
 * @param auth its secret of 16 bytes, in base64url
 */
record Target(String endpoint, String p256dh, String auth) {

    private static final String BETWEEN = "\n"; // no address and no base64 has one

    /** As it is sealed. */
    String text() {
        return String.join(BETWEEN, endpoint, p256dh, auth);
    }

    static Target of(String text) {
        List<String> parts = List.of(text.split(BETWEEN, -1));
        return new Target(parts.get(0), parts.get(1), parts.get(2));
    }

    @Override
    public String toString() {
        return "Target";
    }
}
