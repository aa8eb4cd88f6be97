package org.kiosque.comment.moderation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Decision;
import org.kiosque.comment.moderation.ModerationApi.Decisions;
import org.kiosque.comment.moderation.ModerationApi.Item;
import org.kiosque.comment.moderation.ModerationApi.Result;
import org.kiosque.comment.moderation.ModerationApi.Results;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation")
record ModerationController(ModerationQueue queue, DecisionDesk desk) {

    private static final Set<String> STATUSES = Set.of("pending", Comments.REPORTED, "approved", "rejected", "spam");

    @GetMapping("/comments")
    ResponseEntity<Page<Item>> queue(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(required = false) @Nullable @Size(max = 100) String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        if (!STATUSES.contains(status)) {
            throw new InvalidFieldException("status", "must be pending, reported, approved, rejected or spam");
        }
        Page<Item> page = queue.in(status, article, Cursor.read(cursor), limit);
        return page.linked().body(page);
    }

    /** Each comment is decided on by itself: one that fails does not hold up the others. */
    @PostMapping("/decisions")
    Results decide(@Valid @RequestBody Decisions request, @AuthenticationPrincipal Jwt moderator) {
        Decision decision = switch (request.decision()) {
            case "approve" -> Decision.APPROVE;
            case "reject" -> Decision.REJECT;
            case "spam" -> Decision.SPAM;
            default -> throw new InvalidFieldException("/decision", "must be approve, reject or spam");
        };
        Staff staff = Staff.of(moderator);
        String reason = request.reason() == null || request.reason().isBlank()
                ? null
                : CleanedText.lines("/reason", request.reason());
        List<Result> results = request.commentIds().stream()
                .distinct()
                .map(id -> Result.of(id, desk.decide(id, decision, staff, reason)))
                .toList();
        return new Results(results);
    }
}
