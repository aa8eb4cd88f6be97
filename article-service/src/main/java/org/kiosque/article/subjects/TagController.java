package org.kiosque.article.subjects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.Subject.Editor;
import org.kiosque.article.subjects.SubjectApi.MergerRequest;
import org.kiosque.article.subjects.SubjectApi.TagRequest;
import org.kiosque.article.subjects.SubjectApi.TagView;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
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
import tools.jackson.databind.json.JsonMapper;

/** Tags, for editors. */
@RestController
@RequestMapping("/api/v1/desk/tags")
record TagController(
        SubjectDesk desk, SubjectReader reader, IdempotencyKeys idempotencyKeys, JsonMapper json, InstantSource clock) {

    /** @param q how their keys begin */
    @GetMapping
    ResponseEntity<Page<TagView>> list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<TagView> page = KeyCursor.page(
                desk.list(Kind.TAG, KeyCursor.beginning(q), KeyCursor.read(cursor), limit),
                limit,
                tag -> TagView.of(tag, null));
        return page.linked().body(page);
    }

    @PostMapping
    ResponseEntity<TagView> create(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody TagRequest request,
            @AuthenticationPrincipal Jwt token) {
        Subject.Description said = reader.tag(request);
        String key = SubjectReader.keyOf(request.key());
        TagView created = idempotencyKeys.once(
                idempotencyKey,
                "tags " + Staff.of(token).subject(),
                json.writeValueAsBytes(request),
                TagView.class,
                claim -> shown(desk.create(Kind.TAG, key, said, by(token), claim.retaken())));
        return ResponseEntity.created(URI.create("/api/v1/desk/tags/" + created.key()))
                .eTag(IfVersion.FIRST_TAG)
                .body(created);
    }

    @GetMapping("/{key}")
    ResponseEntity<TagView> tag(@PathVariable String key, @AuthenticationPrincipal Jwt token) {
        return answer(desk.find(Kind.TAG, key, by(token)));
    }

    @PutMapping("/{key}")
    ResponseEntity<TagView> change(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TagRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfVersion wanted = IfVersion.required(ifMatch);
        return answer(
                desk.change(Kind.TAG, key, wanted, SubjectReader.keyOf(request.key()), reader.tag(request), by(token)));
    }

    /** Gives all articles of one to another. */
    @PutMapping("/{key}/merger")
    ResponseEntity<TagView> merge(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergerRequest request,
            @AuthenticationPrincipal Jwt token) {
        return answer(desk.merge(Kind.TAG, key, IfVersion.required(ifMatch), request.into(), by(token)));
    }

    @DeleteMapping("/{key}")
    ResponseEntity<Void> delete(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        desk.delete(Kind.TAG, key, IfVersion.required(ifMatch), by(token));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<TagView> answer(Subject tag) {
        return ResponseEntity.ok().eTag(IfVersion.tag(tag)).body(shown(tag));
    }

    private TagView shown(Subject tag) {
        return TagView.of(tag, desk.formerKeys(tag));
    }

    private Editor by(Jwt token) {
        return new Editor(clock.instant(), Staff.of(token).name());
    }
}
