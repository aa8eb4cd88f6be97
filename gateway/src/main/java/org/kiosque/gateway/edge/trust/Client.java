package org.kiosque.gateway.edge.trust;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who is counted as one: an IPv4 address, or the IPv6 network of 56 bits that a provider gives to one household, in which
 * anybody can take as many addresses as they like.
 *
 * @param bits of the address
 */
public record Client(boolean six, long bits) {

    private static final long HOUSEHOLD = ~0xFFL;

    /** All whose address is not known are one. */
    public static Client at(@Nullable InetAddress address) {
        if (address == null) {
            return new Client(false, 0);
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? new Client(true, ByteBuffer.wrap(bytes).getLong() & HOUSEHOLD)
                : new Client(false, ByteBuffer.wrap(bytes).getInt());
    }
}
