package org.kiosque.gateway.edge.trust;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks as an operator writes them. */
public final class Networks {

    private final List<IpSubnetFilterRule> rules;

    /** @param written in CIDR notation, or as single addresses */
    public Networks(List<String> written) {
        this.rules = written.stream().map(Networks::rule).toList();
    }

    private static IpSubnetFilterRule rule(String network) {
        boolean single = network.indexOf('/') < 0;
        String cidr = single ? network + (network.indexOf(':') < 0 ? "/32" : "/128") : network;
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
    }

    public boolean contain(@Nullable InetAddress address) {
        if (address == null || rules.isEmpty()) {
            return false;
        }
        var socket = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(socket));
    }
}
