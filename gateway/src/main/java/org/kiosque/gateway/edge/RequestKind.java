package org.kiosque.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriUtils;

/** What a request asks for, as far as its size and its rate are bounded by that. */
public enum RequestKind {
    /** A challenge, which costs a signature. */
    CAPTCHA,

    /** A comment, or another word of a reader that others are told of, by the API or by the form on a page. */
    COMMENT,

    /** How many comments some articles have. */
    COUNTS,

    /** That an article was read. */
    READ,

    /** A picture, or a file of another system. */
    UPLOAD,

    /** Any other call of a service that changes something, or asks by more than an address. */
    WRITE,

    /** Any other call of a service. */
    CALL,

    /** A search, by the API or by its page. */
    SEARCH,

    /** A page of the newsroom, or a form sent there, files included. */
    STAFF,

    /** A step of signing in to the newsroom, which costs a question to the identity provider. */
    SIGN_IN,

    /** A page that has to be rendered. */
    PAGE,

    /** A file that lies in memory. */
    FILE;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String API = "/api/v1/";
    private static final String SIGN_IN_PAGES = "/newsroom/sign-in";
    private static final Set<String> FILES = Set.of(
            "/favicon.ico", "/robots.txt", "/manifest.webmanifest", "/service-worker.js", "/.well-known/security.txt");

    public static RequestKind of(ServerHttpRequest request) {
        String path = request.getPath().value();
        // A service reads what is percent-encoded, too.
        return of(request.getMethod(), path.indexOf('%') < 0 ? path : UriUtils.decode(path, StandardCharsets.UTF_8));
    }

    /** @param path without percent signs */
    static RequestKind of(HttpMethod method, String path) {
        boolean posted = HttpMethod.POST.equals(method);
        switch (Territory.of(path)) {
            case SERVICES -> {
                RequestKind other = READS.contains(method) ? CALL : WRITE;
                return path.startsWith(API) ? call(posted, path.substring(API.length()), other) : other;
            }
            case NEWSROOM -> {
                return path.equals(SIGN_IN_PAGES) || path.startsWith(SIGN_IN_PAGES + "/") ? SIGN_IN : STAFF;
            }
            case PAGES -> {}
        }
        if (posted) {
            return COMMENT;
        }
        if (FILES.contains(path) || path.startsWith("/assets/")) {
            return FILE;
        }
        return path.endsWith("/search") ? SEARCH : PAGE;
    }

    private static RequestKind call(boolean posted, String name, RequestKind other) {
        return switch (name) {
            case "captcha", "captcha/ticket" -> CAPTCHA;
            case "subscriptions", "subscriptions/push" -> posted ? COMMENT : other;
            case "comment-counts" -> COUNTS;
            case "reads" -> READ;
            case "search", "search/facets", "suggestions" -> SEARCH;
            case "media", "imports", "moderation/imports" -> posted ? UPLOAD : other;
            default -> {
                if (posted && name.startsWith("articles/") && name.endsWith("/comments")) {
                    yield COMMENT;
                }
                yield posted && name.startsWith("media/") ? UPLOAD : other;
            }
        };
    }

    /** Whether whoever comes may send it a body, so that little has to do. */
    public boolean isForEverybody() {
        return switch (this) {
            case COMMENT, COUNTS, READ, PAGE, FILE, CAPTCHA, SEARCH, SIGN_IN -> true;
            case UPLOAD, WRITE, CALL, STAFF -> false;
        };
    }
}
