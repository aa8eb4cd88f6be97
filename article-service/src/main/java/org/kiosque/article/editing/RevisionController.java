package org.kiosque.article.editing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.DeskArticle;
import org.kiosque.article.editing.RevisionApi.DiffView;
import org.kiosque.article.editing.RevisionApi.RestorationRequest;
import org.kiosque.article.editing.RevisionApi.RevisionCard;
import org.kiosque.article.editing.RevisionApi.RevisionView;
import org.kiosque.article.editing.RevisionApi.SavedView;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.RevisionDiffs;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was saved of an article, for editors. */
@RestController
@RequestMapping("/api/v1/articles/{id}/revisions")
record RevisionController(
        ArticleDesk desk, History history, RevisionDiffs diffs, ContentReader contentReader, InstantSource clock) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    /** The newest first. The cursor is the number of the last one. */
    @GetMapping
    ResponseEntity<Page<RevisionCard>> revisions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Article article = desk.find(id);
        List<Revision> found = history.list(article, position(cursor), limit);
        List<Revision> here = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? String.valueOf(here.getLast().number()) : null;
        var page = new Page<>(
                here.stream().map(one -> RevisionCard.of(one, article)).toList(), next);
        return page.linked().body(page);
    }

    @GetMapping("/{number}")
    ResponseEntity<RevisionView> revision(@PathVariable String id, @PathVariable long number) {
        Article article = desk.find(id);
        return ResponseEntity.ok()
                .eTag("\"" + number + "-" + article.version() + "\"")
                .body(RevisionView.of(history.of(article, number), article));
    }

    @GetMapping("/{number}/diff/{other}")
    DiffView diff(@PathVariable String id, @PathVariable long number, @PathVariable long other) {
        Article article = desk.find(id);
        Revision from = history.of(article, number);
        Revision to = history.of(article, other);
        return new DiffView(SavedView.of(from), SavedView.of(to), diffs.between(from.content(), to.content()));
    }

    @PostMapping("/{number}/restoration")
    ResponseEntity<DeskArticle> restore(
            @PathVariable String id,
            @PathVariable long number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable RestorationRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfMatch wanted = IfMatch.required(ifMatch);
        Revision past = history.of(desk.find(id), number);
        ContentReader.Accepted accepted = contentReader.again(past.content());
        Staff editor = Staff.of(token);
        Article article = desk.restore(
                id,
                wanted,
                past,
                ContentReader.noteOf(request == null ? null : request.note()),
                new Signature(clock.instant(), editor.subject(), editor.name()));
        return ResponseEntity.ok().eTag(IfMatch.tag(article)).body(DeskArticle.saved(article, accepted.warnings()));
    }

    private static @Nullable Long position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        if (!POSITION.matcher(cursor).matches()) {
            throw new InvalidFieldException("cursor", "is not one that this list has given");
        }
        return Long.valueOf(cursor);
    }
}
