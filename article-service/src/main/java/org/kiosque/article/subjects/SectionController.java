package org.kiosque.article.subjects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.SubjectApi.MergerRequest;
import org.kiosque.article.subjects.SubjectApi.SectionRequest;
import org.kiosque.article.subjects.SubjectApi.SectionView;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sections, for editors. */
@RestController
@RequestMapping("/api/v1/desk/sections")
class SectionController {

    private final SubjectCalls<SectionRequest, SectionView> calls;

    SectionController(SubjectTools tools) {
        calls = new SubjectCalls<>(
                Kind.SECTION,
                "/api/v1/desk/sections",
                SectionView.class,
                tools.reader()::section,
                SectionView::of,
                tools);
    }

    /** @param q how their keys begin */
    @GetMapping
    ResponseEntity<Page<SectionView>> list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return calls.list(q, cursor, limit);
    }

    @PostMapping
    ResponseEntity<SectionView> create(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody SectionRequest request,
            @AuthenticationPrincipal Jwt token) {
        return calls.create(idempotencyKey, request, token);
    }

    @GetMapping("/{key}")
    ResponseEntity<SectionView> section(@PathVariable String key, @AuthenticationPrincipal Jwt token) {
        return calls.find(key, token);
    }

    @PutMapping("/{key}")
    ResponseEntity<SectionView> change(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SectionRequest request,
            @AuthenticationPrincipal Jwt token) {
        return calls.change(key, ifMatch, request, token);
    }

    /** Gives all articles of one to another. */
    @PutMapping("/{key}/merger")
    ResponseEntity<SectionView> merge(
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
