package org.kiosque.gateway.edge.pages;

import com.github.benmanes.caffeine.cache.Interner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One whole answer, ready to be sent in every encoding that we offer. It is kept in one of them, compressed where that is worth
 * it: the few who do not take that have it undone for them. Immutable; its arrays are shared by all readers and never written to.
 */
public final class Rendition {

    private static final int NOT_WORTH_COMPRESSING = 512;

    /** How {@code Accept-Encoding} begins. */
    private static final String AS_BROWSERS_DO = "gzip,";

    /** What a page weighs in memory besides its bytes: key, tags, times, subjects, and its place in the store; measured. */
    private static final int OVERHEAD_BYTES = 1_100;

    /** Pages have few sets of headers. */
    private static final Interner<HttpHeaders> HEADERS = Interner.newWeakInterner();

    private final HttpStatusCode status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final boolean zipped;
    private final int identityLength;
    private final String digest;
    private final String zippedTag;

    private Rendition(
            HttpStatusCode status,
            HttpHeaders headers,
            byte[] body,
            boolean zipped,
            int identityLength,
            String digest,
            String zippedTag) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.zipped = zipped;
        this.identityLength = identityLength;
        this.digest = digest;
        this.zippedTag = zippedTag;
    }

    /** @param headers what the answer says of itself; length, encoding and entity tag are ours */
    public static Rendition of(HttpStatusCode status, HttpHeaders headers, byte[] body) {
        return of(status, headers, body, CompressedParts.NONE, null);
    }

    /**
     * @param parts of the body that were compressed before
     * @param before the answer to replace: when the bytes are the same they are not compressed again
     */
    static Rendition of(
            HttpStatusCode status,
            HttpHeaders headers,
            byte[] body,
            CompressedParts parts,
            @Nullable Rendition before) {
        String digest = digest(body);
        if (before != null && before.digest.equals(digest) && before.status.equals(status)) {
            return before;
        }
        HttpHeaders own = new HttpHeaders();
        headers.forEach((name, values) -> own.put(name, List.copyOf(values)));
        own.remove(HttpHeaders.CONTENT_LENGTH);
        own.remove(HttpHeaders.TRANSFER_ENCODING);
        own.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean zip = body.length >= NOT_WORTH_COMPRESSING && !isCompressed(own);
        byte[] kept = zip ? Gzip.compress(body, parts) : body;
        String zippedTag = '"' + digest + "-gzip" + (parts.places().isEmpty() ? "" : "-" + sum(kept)) + '"';
        return new Rendition(status, HEADERS.intern(own), kept, zip, body.length, digest, zippedTag);
    }

    /** Pictures and fonts are, by what they are. */
    private static boolean isCompressed(HttpHeaders headers) {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && (type.equals("image/png") || type.startsWith("font/"));
    }

    public HttpStatusCode status() {
        return status;
    }

    /** One of the few sets that there are. */
    HttpHeaders headers() {
        return headers;
    }

    /** Never to be written to. */
    byte[] kept() {
        return body;
    }

    boolean isZipped() {
        return zipped;
    }

    /** The entity tag of what is kept. */
    String tag() {
        return zipped ? zippedTag : '"' + digest + '"';
    }

    /** Whether it is just what the client wants: nothing to undo, and nothing to compare with what it has. */
    boolean isSentAsKeptTo(HttpHeaders asked) {
        return status.value() == HttpStatus.OK.value()
                && (!zipped || takesGzip(asked))
                && !asked.containsHeader(HttpHeaders.IF_NONE_MATCH);
    }

    int sizeInBytes() {
        return OVERHEAD_BYTES + body.length;
    }

    /** Sends it in the best encoding that the client takes, or 304 when the client has it. */
    public Mono<Void> writeTo(ServerWebExchange exchange) {
        putHeadersInto(exchange.getResponse().getHeaders());
        return writeTo(exchange.getRequest().getHeaders(), exchange.getResponse());
    }

    /** Puts what the answer says of itself, whatever encoding it is sent in. */
    void putHeadersInto(HttpHeaders out) {
        headers.forEach(out::put);
    }

    /** Sends it to somebody who was told its headers. */
    Mono<Void> writeTo(HttpHeaders asked, ServerHttpResponse response) {
        HttpHeaders out = response.getHeaders();
        boolean zip = zipped && takesGzip(asked);
        if (status.is2xxSuccessful()) {
            out.set(HttpHeaders.ETAG, zip ? zippedTag : '"' + digest + '"');
            if (isHadBy(asked, zip)) {
                response.setStatusCode(HttpStatus.NOT_MODIFIED);
                out.remove(HttpHeaders.CONTENT_TYPE);
                return response.setComplete();
            }
        }
        response.setStatusCode(status);
        if (zip) {
            out.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        byte[] sent = zip || !zipped ? body : Gzip.inflate(body, identityLength);
        out.setContentLength(sent.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(sent)));
    }

    /** {@code gzip} or {@code *} with a weight above 0 (RFC 9110, 12.5.3). */
    public static boolean takesGzip(HttpHeaders asked) {
        boolean any = false;
        for (String header : asked.getOrEmpty(HttpHeaders.ACCEPT_ENCODING)) {
            if (header.startsWith(AS_BROWSERS_DO) || header.equals("gzip")) {
                return true;
            }
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

    /**
     * Compares weakly, as {@code If-None-Match} wants (RFC 9110, 13.1.2): another replica may have compressed the same page in
     * other parts, and whoever has that one has this.
     */
    private boolean isHadBy(HttpHeaders asked, boolean zip) {
        for (String header : asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH)) {
            for (String candidate : header.split(",", -1)) {
                String stripped = candidate.strip();
                String tag = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
                if (stripped.equals("*") || isTag(tag, zip)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTag(String tag, boolean zip) {
        String opening = '"' + digest + (zip ? "-gzip" : "");
        return tag.equals(opening + '"') || (zip && tag.startsWith(opening + '-'));
    }

    /** Tells ways apart in which the same bytes are compressed. */
    private static String sum(byte[] compressed) {
        var sum = new CRC32();
        sum.update(compressed);
        return Long.toHexString(sum.getValue());
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
}
