package org.kiosque.comment.posting;

import java.time.Duration;
import org.kiosque.comment.policy.ModerationRule;
import org.kiosque.comment.posting.PostingException.BannedException;
import org.kiosque.comment.posting.PostingException.DiscussionClosedException;
import org.kiosque.comment.posting.PostingException.RepeatedCommentException;
import org.kiosque.comment.posting.PostingException.TooManyCommentsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class PostingProblems {

    private static final ProblemKind COMMENTS_CLOSED =
            new ProblemKind("comments-closed", HttpStatus.CONFLICT, "The discussion is closed");
    private static final ProblemKind COMMENT_REPEATED =
            new ProblemKind("comment-repeated", HttpStatus.CONFLICT, "The comment is there already");

    private static final ProblemKind BANNED =
            new ProblemKind("banned", HttpStatus.FORBIDDEN, "You cannot comment here");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(PostingException e) {
        return switch (e) {
            case DiscussionClosedException _ ->
                problem(COMMENTS_CLOSED, "This article takes no more comments.").build();
            case RepeatedCommentException _ ->
                problem(
                                COMMENT_REPEATED,
                                "You have said exactly that under this article within the last "
                                        + told(ModerationRule.REPETITION) + ".")
                        .build();
            case BannedException banned ->
                problem(
                                BANNED,
                                banned.isForGood()
                                        ? "Moderators have decided that you cannot comment here."
                                        : "Moderators have decided that you cannot comment here until " + banned.until()
                                                + ".")
                        .build();
            case TooManyCommentsException tooMany ->
                problem(
                                CommonProblems.TOO_MANY_REQUESTS,
                                "At most " + tooMany.maxPerAddress()
                                        + " comments are taken from one network address within "
                                        + told(tooMany.window()) + ".")
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()))
                        .build();
        };
    }

    private static String told(Duration time) {
        return time.toSeconds() % 60 == 0 && time.compareTo(Duration.ofMinutes(1)) > 0
                ? time.toMinutes() + " minutes"
                : time.toSeconds() + " seconds";
    }

    private static ResponseEntity.HeadersBuilder<?> problem(ProblemKind kind, String detail) {
        return ResponseEntity.of(Problems.of(kind, detail));
    }
}
