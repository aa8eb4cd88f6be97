package org.kiosque.article.editing;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.CorrectionRequest;
import org.kiosque.article.editing.ArticleApi.CorrectionView;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What readers are told that an article got wrong. */
@RestController
record CorrectionController(ArticleDesk desk, IdempotencyKeys idempotencyKeys, JsonMapper json, InstantSource clock) {

    @PostMapping("/api/v1/articles/{id}/corrections")
    ResponseEntity<CorrectionView> correct(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CorrectionRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfMatch wanted = IfMatch.required(ifMatch);
        Staff editor = Staff.of(token);
        String text = Manuscript.trimmed(ContentReader.lines(ContentReader.composed(request.text())));
        CorrectionView noted = idempotencyKeys.once(
                key,
                "corrections " + id + " " + editor.subject(),
                json.writeValueAsBytes(request),
                CorrectionView.class,
                claim -> corrected(
                        id, wanted, claim.id(), text, new Signature(clock.instant(), editor.subject(), editor.name())));
        return ResponseEntity.created(URI.create("/api/v1/articles/" + id)).body(noted);
    }

    private CorrectionView corrected(String id, IfMatch wanted, String correctionId, String text, Signature by) {
        // whoever made it may have died before the answer: then the article is no longer as it was wanted
        return CorrectionView.of(noted(desk.find(id), correctionId)
                .or(() -> noted(desk.correct(id, wanted, correctionId, text, by), correctionId))
                .orElseThrow());
    }

    private static Optional<NotedCorrection> noted(Article article, String correctionId) {
        return article.corrections() == null
                ? Optional.empty()
                : article.corrections().stream()
                        .filter(one -> one.id().equals(correctionId))
                        .findFirst();
    }
}
