package org.kiosque.gateway.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kiosque.gateway.edge.instances.Instances;
import org.springframework.cloud.client.ServiceInstance;

/** Sends each call to an instance of the service that its address names, and tells how that one did. */
final class InstanceCalls implements Client {

    private static final int NONE_MAY_BE_ASKED = 503;

    private final Client http;
    private final Instances instances;

    InstanceCalls(Client http, Instances instances) {
        this.http = http;
        this.instances = instances;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        String url = request.url();
        int name = url.indexOf("://") + 3;
        int path = url.indexOf('/', name);
        ServiceInstance instance = instances.choose(url.substring(name, path));
        if (instance == null) {
            return Response.builder()
                    .request(request)
                    .status(NONE_MAY_BE_ASKED)
                    .headers(Map.of())
                    .build();
        }
        URI base = instance.getUri();
        Request addressed = Request.create(
                request.httpMethod(),
                base.getScheme() + "://" + base.getRawAuthority() + url.substring(path),
                request.headers(),
                request.body(),
                request.charset(),
                request.requestTemplate());
        try {
            Response response = http.execute(addressed, options);
            instances.answered(instance, response.status(), saysClose(response));
            return response;
        } catch (IOException | RuntimeException failure) {
            instances.failed(instance, failure);
            throw failure;
        }
    }

    private static boolean saysClose(Response response) {
        Collection<String> connection = response.headers().getOrDefault("Connection", List.of());
        return connection.stream().anyMatch("close"::equalsIgnoreCase);
    }
}
