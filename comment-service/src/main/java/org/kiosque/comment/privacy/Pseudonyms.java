package org.kiosque.comment.privacy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Replaces a network address by a keyed hash (HMAC-SHA-256, RFC 2104): equal addresses stay recognisable as equal, and
 * without the key nobody can try all addresses there are. Thread-safe.
 */
@Component
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int IPV6_NETWORK_BYTES = 8;

    private final SecretKeySpec key;

    Pseudonyms(PrivacyProperties properties) {
        this.key = new SecretKeySpec(
                Secret.of(properties.key(), "KIOSQUE_PRIVACY_KEY").bytes(), ALGORITHM);
    }

    /**
     * @param address a literal IPv4 or IPv6 address; of the latter only the network counts (the first 64 bits), since a
     *     household has as many hosts as it likes
     */
    public String ofAddress(String address) {
        return HexFormat.of().formatHex(keyed(network(address)));
    }

    /** @param named what kind of thing it is, and the thing: so that hashes of different kinds are never the same */
    public String ofText(byte[] named) {
        return HexFormat.of().formatHex(keyed(named));
    }

    private static byte[] network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        } catch (IllegalArgumentException notLiteral) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
    }

    byte[] keyed(byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
