package org.kiosque.article.subjects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.SubjectApi.MergerRequest;
import org.kiosque.article.subjects.SubjectApi.SubjectRequest;
import org.kiosque.article.subjects.SubjectApi.SubjectView;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.paging.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What editors call for each kind, below the path of that kind. */
abstract class SubjectController<Q extends SubjectRequest, V extends SubjectView> {

    private final SubjectCalls<Q, V> calls;

    SubjectController(SubjectCalls<Q, V> calls) {
        this.calls = calls;
    }

    /** @param q how their keys begin */
    @GetMapping
    ResponseEntity<Page<V>> list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return calls.list(q, cursor, limit);
    }

    @PostMapping
    ResponseEntity<V> create(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Q request,
            @AuthenticationPrincipal Jwt token) {
        return calls.create(idempotencyKey, request, token);
    }

    @GetMapping("/{key}")
    ResponseEntity<V> find(@PathVariable String key, @AuthenticationPrincipal Jwt token) {
        return calls.find(key, token);
    }

    @PutMapping("/{key}")
    ResponseEntity<V> change(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Q request,
            @AuthenticationPrincipal Jwt token) {
        return calls.change(key, ifMatch, request, token);
    }

    /** Gives all articles of one to another. */
    @PutMapping("/{key}/merger")
    ResponseEntity<V> merge(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergerRequest request,
            @AuthenticationPrincipal Jwt token) {
        return calls.merge(key, ifMatch, request, token);
    }

    @DeleteMapping("/{key}")
    ResponseEntity<Void> delete(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        return calls.delete(key, ifMatch, token);
    }
}
