package org.kiosque.comment.posting;

import java.util.Objects;
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(PostingException e) {
        return switch (e) {
            case DiscussionClosedException _ ->
                ResponseEntity.of(problem(COMMENTS_CLOSED, e)).build();
            case RepeatedCommentException _ ->
                ResponseEntity.of(problem(COMMENT_REPEATED, e)).build();
            case TooManyCommentsException tooMany ->
                ResponseEntity.of(problem(CommonProblems.TOO_MANY_REQUESTS, e))
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()))
                        .build();
        };
    }

    private static ProblemDetail problem(ProblemKind kind, PostingException e) {
        return Problems.of(kind, Objects.requireNonNullElse(e.getMessage(), kind.title()));
    }
}
