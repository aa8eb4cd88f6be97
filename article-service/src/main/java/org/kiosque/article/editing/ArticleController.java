package org.kiosque.article.editing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ArticleRequest;
import org.kiosque.article.editing.ArticleApi.DeskArticle;
import org.kiosque.article.editing.ArticleApi.DeskCard;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.text.PlainText;
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

/** Articles, for editors. */
@RestController
@RequestMapping("/api/v1")
record ArticleController(
        ArticleDesk desk,
        ContentReader contentReader,
        DeskSelections selections,
        IdempotencyKeys idempotencyKeys,
        JsonMapper json,
        InstantSource clock) {

    @PostMapping("/articles")
    ResponseEntity<DeskArticle> begin(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ArticleRequest request,
            @AuthenticationPrincipal Jwt token) {
        Staff editor = Staff.of(token);
        ContentReader.Accepted accepted = contentReader.contentOf(request);
        DeskArticle begun = idempotencyKeys.once(
                key,
                "articles " + editor.subject(),
                json.writeValueAsBytes(request),
                DeskArticle.class,
                claim -> DeskArticle.saved(
                        desk.begin(
                                claim.id(), accepted.content(), ContentReader.noteOf(request.note()), signed(editor)),
                        accepted.warnings()));
        return ResponseEntity.created(URI.create("/api/v1/articles/" + begun.id()))
                .eTag(IfMatch.FIRST_TAG)
                .body(begun);
    }

    @PutMapping("/articles/{id}")
    ResponseEntity<DeskArticle> revise(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ArticleRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfMatch wanted = IfMatch.required(ifMatch);
        ContentReader.Accepted accepted = contentReader.contentOf(request);
        Article article = desk.revise(
                id, wanted, accepted.content(), ContentReader.noteOf(request.note()), signed(Staff.of(token)));
        return ResponseEntity.ok().eTag(IfMatch.tag(article)).body(DeskArticle.saved(article, accepted.warnings()));
    }

    @DeleteMapping("/articles/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.delete(id, IfMatch.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    /** The working copy, with the tag that a change of it has to name. */
    @GetMapping("/desk/articles/{id}")
    ResponseEntity<DeskArticle> article(@PathVariable String id) {
        return answer(desk.find(id));
    }

    /**
     * @param tag any key that it ever had
     * @param author likewise
     * @param section likewise
     * @param lang of the original
     * @param q words of the title and the lead
     */
    @GetMapping("/desk/articles")
    ResponseEntity<Page<DeskCard>> articles(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable @Size(max = 100) String tag,
            @RequestParam(required = false) @Nullable @Size(max = 100) String author,
            @RequestParam(required = false) @Nullable @Size(max = 100) String section,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable @Size(max = 200) @PlainText String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Articles.Selection selection = selections.of(status, tag, author, section, lang, q);
        Page<DeskCard> page = Page.of(
                desk.list(selection, Cursor.read(cursor), limit),
                limit,
                DeskCard::of,
                article -> new Cursor(article.changed().at(), article.id()));
        return page.linked().body(page);
    }

    private static ResponseEntity<DeskArticle> answer(Article article) {
        return ResponseEntity.ok().eTag(IfMatch.tag(article)).body(DeskArticle.of(article));
    }

    private Signature signed(Staff editor) {
        return new Signature(clock.instant(), editor.subject(), editor.name());
    }
}
