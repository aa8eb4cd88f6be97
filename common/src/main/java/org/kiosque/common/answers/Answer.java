package org.kiosque.common.answers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;

/** An answer as it goes over the wire. */
final class Answer {

    private static final int AROUND_A_TEXT = 64;

    /** What belongs to one message or one connection, and what stands beside the headers here. */
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "etag",
            "keep-alive",
            "set-cookie",
            "transfer-encoding");

    private final byte[] body;
    private final @Nullable String contentType;

    /** The controller's own, else a strong one of the body. */
    private final String etag;

    /** All others that the answer had, save those of the transport. */
    private final List<Header> headers = new ArrayList<>();

    private record Header(String name, String value) {}

    /** @param response that has all headers of the answer by now, but was not sent */
    Answer(byte[] body, HttpServletResponse response) {
        this.body = body;
        this.contentType = response.getContentType();
        String own = response.getHeader(HttpHeaders.ETAG);
        this.etag = own == null ? "\"0" + DigestUtils.md5DigestAsHex(body) + '"' : own;
        for (String name : Set.copyOf(response.getHeaderNames())) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
    }

    /** Answers the request with it, or with 304 when the client has it already. */
    void give(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        giveBody(request, response);
    }

    /** Likewise, where the response has the headers already. */
    void giveBody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        if (contentType != null) {
            response.setContentType(contentType);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** @return about what it takes in memory */
    int bytes() {
        int bytes = body.length + 4 * AROUND_A_TEXT;
        for (Header header : headers) {
            bytes += header.name().length() + header.value().length() + 2 * AROUND_A_TEXT;
        }
        return bytes;
    }
}
