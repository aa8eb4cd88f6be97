package org.kiosque.gateway.edge.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One whole answer, ready to be sent in every encoding that we offer. Immutable; its arrays are shared by all readers
 * and never written to.
 */
public final class Rendition {

    private static final int NOT_WORTH_COMPRESSING = 512;

    private final HttpStatusCode status;
    private final HttpHeaders headers;
    private final byte[] identity;
    private final byte @Nullable [] gzip;
    private final String identityTag;
    private final String gzipTag;

    private Rendition(
            HttpStatusCode status, HttpHeaders headers, byte[] identity, byte @Nullable [] gzip, String digest) {
        this.status = status;
        this.headers = headers;
        this.identity = identity;
        this.gzip = gzip;
        this.identityTag = "\"" + digest + "\"";
        this.gzipTag = "\"" + digest + "-gzip\"";
    }

    /** @param headers what the answer says of itself; length, encoding and entity tag are ours */
    public static Rendition of(HttpStatusCode status, HttpHeaders headers, byte[] body) {
        return of(status, headers, body, null);
    }

    /** @param before the answer to replace: when the bytes are the same they are not compressed again */
    static Rendition of(HttpStatusCode status, HttpHeaders headers, byte[] body, @Nullable Rendition before) {
        String digest = digest(body);
        if (before != null && before.identityTag.equals("\"" + digest + "\"") && before.status.equals(status)) {
            return before;
        }
        HttpHeaders own = new HttpHeaders();
        headers.forEach((name, values) -> own.put(name, List.copyOf(values)));
        own.remove(HttpHeaders.CONTENT_LENGTH);
        own.remove(HttpHeaders.TRANSFER_ENCODING);
        own.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new Rendition(status, own, body, body.length < NOT_WORTH_COMPRESSING ? null : compress(body), digest);
    }

    public HttpStatusCode status() {
        return status;
    }

    long sizeInBytes() {
        return 1024L + identity.length + (gzip == null ? 0 : gzip.length);
    }

    /** Sends it in the best encoding that the client takes, or 304 when the client has it. */
    public Mono<Void> writeTo(ServerWebExchange exchange) {
        return writeTo(exchange.getRequest().getHeaders(), exchange.getResponse());
    }

    Mono<Void> writeTo(HttpHeaders asked, ServerHttpResponse response) {
        HttpHeaders out = response.getHeaders();
        byte[] compressed = gzip;
        boolean zip = compressed != null && takesGzip(asked);
        byte[] body = zip ? Objects.requireNonNull(compressed) : identity;
        String tag = zip ? gzipTag : identityTag;
        headers.forEach(out::put);
        if (status.is2xxSuccessful()) {
            out.set(HttpHeaders.ETAG, tag);
            if (matches(asked, tag)) {
                response.setStatusCode(HttpStatus.NOT_MODIFIED);
                out.remove(HttpHeaders.CONTENT_TYPE);
                return response.setComplete();
            }
        }
        response.setStatusCode(status);
        if (zip) {
            out.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        out.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** {@code gzip} or {@code *} with a weight above 0 (RFC 9110, 12.5.3). */
    static boolean takesGzip(HttpHeaders asked) {
        boolean any = false;
        for (String header : asked.getOrEmpty(HttpHeaders.ACCEPT_ENCODING)) {
            for (String coding : header.split(",", -1)) {
                String[] parts = coding.split(";", 2);
                String name = parts[0].strip();
                boolean wanted = parts.length == 1 || !parts[1].strip().matches("q=0(\\.0{0,3})?");
                if (name.equalsIgnoreCase("gzip")) {
                    return wanted;
                }
                any |= wanted && name.equals("*");
            }
        }
        return any;
    }

    /** Compares weakly, as {@code If-None-Match} wants (RFC 9110, 13.1.2). */
    private static boolean matches(HttpHeaders asked, String tag) {
        for (String header : asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH)) {
            for (String candidate : header.split(",", -1)) {
                String stripped = candidate.strip();
                if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A short name of these bytes that no others have. */
    public static String digest(byte[] body) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum).substring(0, 22);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] compress(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
