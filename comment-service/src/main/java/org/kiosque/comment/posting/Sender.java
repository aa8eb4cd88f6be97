package org.kiosque.comment.posting;

import java.net.InetAddress;

/**
 * Whom a comment comes from.
 *
 * @param address the network address, as trusted proxies tell it
 * @param moderator whether it is one of ours, with a token
 * @param unlimited whether the limit per address does not apply
 */
record Sender(String address, boolean moderator, boolean unlimited) {

    /** @param address of somebody without a token */
    static Sender reader(String address) {
        return new Sender(address, false, isLoopback(address));
    }

    static Sender moderator(String address) {
        return new Sender(address, true, true);
    }

    /** A reader on this machine, or behind a proxy on it that does not pass addresses on, so that all readers look alike. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
