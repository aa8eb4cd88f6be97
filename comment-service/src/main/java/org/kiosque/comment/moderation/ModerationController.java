package org.kiosque.comment.moderation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Decision;
import org.kiosque.comment.comments.DecisionLog;
import org.kiosque.comment.comments.DecisionLog.Line;
import org.kiosque.comment.comments.QueueFilter;
import org.kiosque.comment.moderation.ModerationApi.ClaimResults;
import org.kiosque.comment.moderation.ModerationApi.Claims;
import org.kiosque.comment.moderation.ModerationApi.Decisions;
import org.kiosque.comment.moderation.ModerationApi.Item;
import org.kiosque.comment.moderation.ModerationApi.NewNote;
import org.kiosque.comment.moderation.ModerationApi.QueueCounts;
import org.kiosque.comment.moderation.ModerationApi.Results;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation")
record ModerationController(ModerationQueue queue, DecisionDesk desk, DecisionLog log, SiteLanguages site) {

    @GetMapping("/comments")
    ResponseEntity<Page<Item>> queue(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(required = false) @Nullable @Size(max = 100) String article,
            @RequestParam(required = false) @Nullable @Size(max = 35) String lang,
            @RequestParam(required = false) @Nullable @Size(max = 64) String authorOf,
            @RequestParam(required = false) @Nullable @Size(max = 64) String comment,
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable @Size(max = 35) String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @AuthenticationPrincipal Jwt moderator) {
        Language reads = to == null ? null : site.require(to, "to");
        var filter = new QueueFilter(
                status, idIn(article), lang, authorOf, comment, q == null ? null : CleanedText.line("q", q));
        Page<Item> page = queue.in(filter, reads, moderator.getTokenValue(), Cursor.read(cursor), limit);
        return page.linked().body(page);
    }

    @GetMapping("/queue-counts")
    QueueCounts counts() {
        return queue.counts();
    }

    private static @Nullable String idIn(@Nullable String article) {
        return article == null || article.isEmpty() ? null : ArticleSlug.idIn(article);
    }

    @PostMapping("/decisions")
    Results decide(@Valid @RequestBody Decisions request, @AuthenticationPrincipal Jwt moderator) {
        Decision decision = switch (request.decision()) {
            case "approve" -> Decision.APPROVE;
            case "reject" -> Decision.REJECT;
            case "spam" -> Decision.SPAM;
            case "feature" -> Decision.FEATURE;
            default -> throw new InvalidFieldException("/decision", "must be approve, reject, spam or feature");
        };
        String reason = request.reason() == null || request.reason().isBlank()
                ? null
                : CleanedText.lines("/reason", request.reason());
        Staff by = Staff.of(moderator);
        List<String> named = request.commentIds();
        String authorOf = request.authorOf();
        if (named != null && authorOf == null && request.cursor() == null) {
            return desk.decide(named, decision, by, request.code(), reason);
        }
        if (named == null && authorOf != null) {
            return desk.decideOnAuthor(authorOf, Cursor.read(request.cursor()), decision, by, request.code(), reason);
        }
        throw new InvalidFieldException("/commentIds", "must be there, or else authorOf, perhaps with its cursor");
    }

    @DeleteMapping("/decisions/{id}")
    Results undo(@PathVariable String id, @AuthenticationPrincipal Jwt moderator) {
        return desk.undo(id, Staff.of(moderator));
    }

    /** The latest first. */
    @GetMapping("/log")
    ResponseEntity<Page<Line>> log(
            @RequestParam(required = false) @Nullable @Size(max = 200) String by,
            @RequestParam(required = false) @Nullable @Size(max = 100) String article,
            @RequestParam(required = false) @Nullable @Size(max = 64) String comment,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<Line> page = log.lines(by, idIn(article), comment, Cursor.read(cursor), limit);
        return page.linked().body(page);
    }

    @PostMapping("/claims")
    ClaimResults claim(@Valid @RequestBody Claims claims, @AuthenticationPrincipal Jwt moderator) {
        return new ClaimResults(desk.claim(claims.commentIds(), Staff.of(moderator)));
    }

    @DeleteMapping("/claims/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id, @AuthenticationPrincipal Jwt moderator) {
        desk.release(id, Staff.of(moderator));
    }

    @PostMapping("/comments/{id}/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable String id, @Valid @RequestBody NewNote note, @AuthenticationPrincipal Jwt moderator) {
        String text = CleanedText.lines("/text", note.text());
        if (text.isEmpty()) {
            throw new InvalidFieldException("/text", "must not be empty");
        }
        desk.note(id, Staff.of(moderator), text);
    }
}
