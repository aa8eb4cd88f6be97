package org.kiosque.article.subjects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.Subject.Editor;
import org.kiosque.article.subjects.SubjectApi.AuthorRequest;
import org.kiosque.article.subjects.SubjectApi.AuthorView;
import org.kiosque.article.subjects.SubjectApi.MergerRequest;
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

/** Authors, for editors. */
@RestController
@RequestMapping("/api/v1/desk/authors")
record AuthorController(
        SubjectDesk desk, SubjectReader reader, IdempotencyKeys idempotencyKeys, JsonMapper json, InstantSource clock) {

    /** @param q how their keys begin */
    @GetMapping
    ResponseEntity<Page<AuthorView>> list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<AuthorView> page = KeyCursor.page(
                desk.list(Kind.AUTHOR, KeyCursor.beginning(q), KeyCursor.read(cursor), limit),
                limit,
                author -> AuthorView.of(author, null));
        return page.linked().body(page);
    }

    @PostMapping
    ResponseEntity<AuthorView> create(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody AuthorRequest request,
            @AuthenticationPrincipal Jwt token) {
        Subject.Description said = reader.author(request);
        String key = SubjectReader.keyOf(request.key());
        AuthorView created = idempotencyKeys.once(
                idempotencyKey,
                "authors " + Staff.of(token).subject(),
                json.writeValueAsBytes(request),
                AuthorView.class,
                claim -> shown(desk.create(Kind.AUTHOR, key, said, by(token), claim.retaken())));
        return ResponseEntity.created(URI.create("/api/v1/desk/authors/" + created.key()))
                .eTag(IfVersion.FIRST_TAG)
                .body(created);
    }

    @GetMapping("/{key}")
    ResponseEntity<AuthorView> author(@PathVariable String key, @AuthenticationPrincipal Jwt token) {
        return answer(desk.find(Kind.AUTHOR, key, by(token)));
    }

    @PutMapping("/{key}")
    ResponseEntity<AuthorView> change(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AuthorRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfVersion wanted = IfVersion.required(ifMatch);
        return answer(desk.change(
                Kind.AUTHOR, key, wanted, SubjectReader.keyOf(request.key()), reader.author(request), by(token)));
    }

    /** Gives all articles of one to another. */
    @PutMapping("/{key}/merger")
    ResponseEntity<AuthorView> merge(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergerRequest request,
            @AuthenticationPrincipal Jwt token) {
        return answer(desk.merge(Kind.AUTHOR, key, IfVersion.required(ifMatch), request.into(), by(token)));
    }

    @DeleteMapping("/{key}")
    ResponseEntity<Void> delete(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        desk.delete(Kind.AUTHOR, key, IfVersion.required(ifMatch), by(token));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<AuthorView> answer(Subject author) {
        return ResponseEntity.ok().eTag(IfVersion.tag(author)).body(shown(author));
    }

    private AuthorView shown(Subject author) {
        return AuthorView.of(author, desk.formerKeys(author));
    }

    private Editor by(Jwt token) {
        return new Editor(clock.instant(), Staff.of(token).name());
    }
}
