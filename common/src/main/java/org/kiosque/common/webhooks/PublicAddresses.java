package org.kiosque.common.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for a connection, and gives none that is not public. The addresses that the connection is made to are those
 * that were looked at: a name cannot change in between.
 *
 * @param loopbackAllowed whether this machine itself is allowed as well
 * @param names where they are looked up
 */
public record PublicAddresses(boolean loopbackAllowed, DnsResolver names) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        boolean allowed = Stream.of(found)
                .allMatch(address ->
                        WebhookAddress.isPublic(address) || (loopbackAllowed && address.isLoopbackAddress()));
        if (!allowed) {
            throw new NotPublicException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    static final class NotPublicException extends UnknownHostException {

        NotPublicException(String host) {
            super(host);
        }
    }
}
