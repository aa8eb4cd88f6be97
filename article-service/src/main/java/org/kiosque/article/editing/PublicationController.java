package org.kiosque.article.editing;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.DeskArticle;
import org.kiosque.article.editing.ArticleApi.PublicationRequest;
import org.kiosque.article.editing.ArticleApi.ReviewRequest;
import org.kiosque.article.editing.ArticleApi.WithdrawalRequest;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.PublicationTimes;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From the draft to the readers, and back. */
@RestController
@RequestMapping("/api/v1/articles/{id}")
record PublicationController(ArticleDesk desk, InstantSource clock) {

    @PutMapping("/publication")
    ResponseEntity<DeskArticle> publish(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable PublicationRequest request,
            @AuthenticationPrincipal Jwt token) {
        Signature editor = signed(token);
        PublicationTimes times = request == null
                ? new PublicationTimes(null, null)
                : PublicationTimes.read(request.at(), request.until(), editor.at());
        IfMatch wanted = IfMatch.required(ifMatch);
        Instant at = times.at();
        return answer(
                at == null
                        ? desk.publish(id, wanted, times.until(), editor)
                        : desk.schedule(id, wanted, at, times.until(), editor));
    }

    @DeleteMapping("/publication")
    ResponseEntity<DeskArticle> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable WithdrawalRequest request,
            @AuthenticationPrincipal Jwt token) {
        if (request == null) {
            throw new InvalidFieldException("/reason", "must be given");
        }
        String reason = Manuscript.trimmed(ContentReader.composed(request.reason()));
        return answer(desk.withdraw(id, IfMatch.required(ifMatch), reason, signed(token)));
    }

    @DeleteMapping("/schedule")
    ResponseEntity<DeskArticle> unschedule(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        return answer(desk.unschedule(id, IfMatch.required(ifMatch), signed(token)));
    }

    @PutMapping("/review")
    ResponseEntity<DeskArticle> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ReviewRequest request,
            @AuthenticationPrincipal Jwt token) {
        return answer(desk.submit(id, IfMatch.required(ifMatch), noteOf(request), signed(token)));
    }

    @DeleteMapping("/review")
    ResponseEntity<DeskArticle> giveBack(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ReviewRequest request,
            @AuthenticationPrincipal Jwt token) {
        return answer(desk.giveBack(id, IfMatch.required(ifMatch), noteOf(request), signed(token)));
    }

    private static @Nullable String noteOf(@Nullable ReviewRequest request) {
        return ContentReader.noteOf(request == null ? null : request.note());
    }

    private static ResponseEntity<DeskArticle> answer(Article article) {
        return ResponseEntity.ok().eTag(IfMatch.tag(article)).body(DeskArticle.of(article));
    }

    private Signature signed(Jwt token) {
        Staff editor = Staff.of(token);
        return new Signature(clock.instant(), editor.subject(), editor.name());
    }
}
