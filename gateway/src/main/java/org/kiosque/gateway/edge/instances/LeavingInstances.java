package org.kiosque.gateway.edge.instances;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Hears in the answers of routed calls that an instance is leaving, before what concerns one connection only is taken out. */
@Component
class LeavingInstances implements HttpHeadersFilter, Ordered {

    private final RefusingInstances refusing;

    LeavingInstances(RefusingInstances refusing) {
        this.refusing = refusing;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders answer, ServerWebExchange exchange) {
        Response<ServiceInstance> chosen = exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        if (chosen != null && chosen.getServer() != null) {
            refusing.heed(chosen.getServer(), answer, exchange.getResponse().getStatusCode());
        }
        return answer;
    }
}
