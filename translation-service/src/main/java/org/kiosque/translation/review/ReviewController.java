package org.kiosque.translation.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.desk.ListedTranslation;
import org.kiosque.translation.review.ReviewApi.HistoryLine;
import org.kiosque.translation.review.ReviewApi.NumberedSegmentRequest;
import org.kiosque.translation.review.ReviewApi.OneTranslation;
import org.kiosque.translation.review.ReviewApi.SegmentRequest;
import org.kiosque.translation.review.ReviewApi.SegmentsRequest;
import org.kiosque.translation.review.ReviewDesk.Laid;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.ShownTranslation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** One translation, for everyone to read and for translators to change. */
@RestController
@RequestMapping("/api/v1/articles/{idOrSlug}/translations/{lang}")
record ReviewController(ReviewDesk desk) {

    @GetMapping
    @Nullable ResponseEntity<OneTranslation> one(@PathVariable String idOrSlug, @PathVariable Language lang, WebRequest request) {
        ShownTranslation translation = desk.one(ArticleSlug.idIn(idOrSlug), lang);
        // Before the text is laid out, which costs more than all else; sets the ETag, too.
        return request.checkNotModified(IfMatch.tag(translation))
                ? null
                : ResponseEntity.ok(shown(desk.laid(translation)));
    }

    @PutMapping("/segments/{n}")
    ResponseEntity<OneTranslation> write(
            @PathVariable String idOrSlug,
            @PathVariable Language lang,
            @PathVariable int n,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SegmentRequest request,
            @AuthenticationPrincipal Jwt token) {
        var change = new Sheet.Change(n, request.target(), orDraft(request.review()), "/target");
        return answer(desk.write(
                ArticleSlug.idIn(idOrSlug), lang, IfMatch.required(ifMatch), List.of(change), Staff.of(token)));
    }

    /** Several at once: all of them or none. */
    @PutMapping("/segments")
    ResponseEntity<OneTranslation> writeSeveral(
            @PathVariable String idOrSlug,
            @PathVariable Language lang,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SegmentsRequest request,
            @AuthenticationPrincipal Jwt token) {
        List<Sheet.Change> changes = new ArrayList<>();
        for (NumberedSegmentRequest segment : request.segments()) {
            changes.add(new Sheet.Change(
                    segment.n(),
                    segment.target(),
                    orDraft(segment.review()),
                    "/segments/" + changes.size() + "/target"));
        }
        return answer(
                desk.write(ArticleSlug.idIn(idOrSlug), lang, IfMatch.required(ifMatch), changes, Staff.of(token)));
    }

    @GetMapping("/segments/{n}/history")
    ResponseEntity<Page<HistoryLine>> history(
            @PathVariable String idOrSlug,
            @PathVariable Language lang,
            @PathVariable int n,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<HistoryLine> page = Page.of(
                desk.history(ArticleSlug.idIn(idOrSlug), lang, n, Cursor.read(cursor), limit),
                limit,
                HistoryLine::of,
                line -> new Cursor(line.at(), line.key()));
        return page.linked().body(page);
    }

    @PostMapping("/approval")
    ResponseEntity<ListedTranslation> approve(
            @PathVariable String idOrSlug,
            @PathVariable Language lang,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        ShownTranslation approved =
                desk.approve(ArticleSlug.idIn(idOrSlug), lang, IfMatch.required(ifMatch), Staff.of(token));
        return ResponseEntity.ok().eTag(IfMatch.tag(approved)).body(ListedTranslation.of(approved));
    }

    private static Review orDraft(@Nullable Review review) {
        return Objects.requireNonNullElse(review, Review.DRAFT);
    }

    private static ResponseEntity<OneTranslation> answer(Laid laid) {
        return ResponseEntity.ok().eTag(IfMatch.tag(laid.shown())).body(shown(laid));
    }

    private static OneTranslation shown(Laid laid) {
        return new OneTranslation(ListedTranslation.of(laid.shown()), laid.segments());
    }
}
