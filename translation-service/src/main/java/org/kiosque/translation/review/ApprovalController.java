package org.kiosque.translation.review;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.review.ReviewApi.Approval;
import org.kiosque.translation.review.ReviewApi.ApprovalRequest;
import org.kiosque.translation.review.ReviewApi.ApprovalsRequest;
import org.kiosque.translation.review.ReviewApi.ListedApproval;
import org.kiosque.translation.review.ReviewApi.ListedApprovals;
import org.kiosque.translation.review.ReviewDesk.Approved;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several translations approved in one call: each for itself, so that one that has changed does not hold up the others. */
@RestController
@RequestMapping("/api/v1/translation-desk/approval")
record ApprovalController(ReviewDesk desk) {

    /** Repeating it changes nothing. */
    @PostMapping
    ListedApprovals approve(@Valid @RequestBody ApprovalsRequest request, @AuthenticationPrincipal Jwt token) {
        Staff by = Staff.of(token);
        List<ListedApproval> items =
                request.translations().stream().map(one -> approve(one, by)).toList();
        return new ListedApprovals(items);
    }

    private ListedApproval approve(ApprovalRequest one, Staff by) {
        Optional<Language> language = Language.find(one.language());
        Approved approved = language.isEmpty()
                ? new Approved(Approval.NOT_THERE, null)
                : desk.tryToApprove(
                        ArticleSlug.idIn(one.articleId()), language.get(), IfMatch.required(one.etag()), by);
        return new ListedApproval(
                one.articleId(),
                one.language(),
                approved.outcome(),
                approved.shown() == null ? null : IfMatch.tag(approved.shown()));
    }
}
