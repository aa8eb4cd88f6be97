package org.kiosque.recommendation.reads;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names the place that a read takes without saying whose it is: a hash of the day, the article, the network, and one of a few
 * places that each network has for its devices. Its key lives for a day and is then forgotten by everybody, so that nobody can
 * find out afterwards which addresses they were. Safe for use by several threads.
 */
@Component
class DailyPlaces {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int IPV6_NETWORK_BYTES = 7; // 56 bits, as the gateway counts clients
    private static final int KEY_BYTES = 32;

    private final DayKeys keys;
    private final int perNetwork;
    private final SecureRandom random = new SecureRandom();

    private volatile @Nullable Today today;

    private record Today(LocalDate day, SecretKeySpec key) {}

    DailyPlaces(DayKeys keys, ReadsProperties properties) {
        this.keys = keys;
        this.perNetwork = properties.perNetwork();
    }

    /** @return the same for the same client, article and day (UTC), on every replica */
    String of(ReadDesk.Client client, String articleId, Instant now) {
        Today current = on(LocalDate.ofInstant(now, ZoneOffset.UTC));
        byte[] network = network(client.address());
        byte[] device = keyed(current.key(), network, client.userAgent().getBytes(StandardCharsets.UTF_8));
        int place = Byte.toUnsignedInt(device[0]) << 8 | Byte.toUnsignedInt(device[1]);
        String named = current.day() + "/" + articleId + "/" + place % perNetwork + "/";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keyed(current.key(), named.getBytes(StandardCharsets.UTF_8), network));
    }

    private Today on(LocalDate day) {
        Today known = today;
        if (known == null || !known.day().equals(day)) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            String agreed = keys.agreed(day, HexFormat.of().formatHex(fresh));
            known = new Today(day, new SecretKeySpec(HexFormat.of().parseHex(agreed), ALGORITHM));
            today = known;
        }
        return known;
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

    private static byte[] keyed(SecretKeySpec key, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(first);
            mac.update((byte) 0);
            return mac.doFinal(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
