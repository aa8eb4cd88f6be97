package org.kiosque.common.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * Where a webhook may be: at a public address, encrypted. Nobody shall reach by this service what only it can reach: neither
 * its neighbours, nor its cloud's metadata.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">Special addresses</a>
 */
public final class WebhookAddress {

    private static final int LONGEST = 500;

    /** An address rather than a name: it needs no look-up to be told. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|0x[0-9a-f.x]+|\\[.*]|.*:.*");

    private WebhookAddress() {}

    /**
     * @param loopbackAllowed whether it may be this machine itself, and then without encryption
     * @return the address as it is to be used
     * @throws InvalidFieldException when nothing may be sent there
     */
    public static String required(String url, boolean loopbackAllowed) {
        return required(url, "/url", LONGEST, loopbackAllowed).toString();
    }

    /**
     * The same of what is no webhook, but given by somebody all the same.
     *
     * @param pointer of the field that it came in
     * @param longest characters
     * @throws InvalidFieldException when nothing may be sent there
     */
    public static URI required(String url, String pointer, int longest, boolean loopbackAllowed) {
        URI uri = parsed(url, pointer, longest);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        if (LITERAL.matcher(host).matches()) {
            InetAddress address = resolved(host, pointer);
            local = address.isLoopbackAddress();
            if (!local && !isPublic(address)) {
                throw notPublic(pointer);
            }
        }
        if (local && !loopbackAllowed) {
            throw notPublic(pointer);
        }
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        if (!encrypted && !(local && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new InvalidFieldException(pointer, "does not begin with https://");
        }
        return uri;
    }

    private static URI parsed(String url, String pointer, int longest) {
        if (url.length() > longest) {
            throw new InvalidFieldException(pointer, "is longer than " + longest + " characters");
        }
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException noUri) {
            // said below
        }
        throw new InvalidFieldException(pointer, "is no address such as https://example.org/told");
    }

    private static InetAddress resolved(String literal, String pointer) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw notPublic(pointer);
        }
    }

    private static InvalidFieldException notPublic(String pointer) {
        return new InvalidFieldException(pointer, "does not lead to a public address");
    }

    /** @return whether anybody could reach it, from anywhere */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet6Address) {
            // Global unicast is 2000::/3; of it Teredo, documentation and 6to4 wrap other addresses or none.
            boolean wrapped = first == 0x20 && (second == 0x02 || (second == 0x01 && (third == 0 || third == 0x0d)));
            return (first & 0xe0) == 0x20 && !wrapped;
        }
        return !(first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128) // shared by customers of a provider
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                || (first == 203 && second == 0 && third == 113));
    }
}
