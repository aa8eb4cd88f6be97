package org.kiosque.gateway.edge.limits;

import java.time.Duration;
import org.kiosque.gateway.edge.RequestKind;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** How large a body may be, by what it is sent for. */
@Component
class BodySizes {

    private final LimitProperties properties;

    BodySizes(LimitProperties properties) {
        this.properties = properties;
    }

    static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader("Transfer-Encoding");
    }

    Duration deadline() {
        return properties.bodyTimeout();
    }

    /** In bytes. */
    long limitFor(ServerHttpRequest request) {
        RequestKind kind = RequestKind.of(request);
        if (kind.isForEverybody()) {
            return properties.maxForm().toBytes();
        }
        boolean files = (kind == RequestKind.UPLOAD || kind == RequestKind.STAFF)
                && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(contentType(request));
        return files ? properties.maxUpload().toBytes() : properties.maxBody().toBytes();
    }

    private static MediaType contentType(ServerHttpRequest request) {
        try {
            MediaType type = request.getHeaders().getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        } catch (IllegalArgumentException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
