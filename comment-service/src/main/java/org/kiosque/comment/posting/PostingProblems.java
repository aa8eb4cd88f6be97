package org.kiosque.comment.posting;

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
                problem(COMMENTS_CLOSED, "This article takes no more comments.").build();
            case RepeatedCommentException _ ->
                problem(COMMENT_REPEATED, "You have just said exactly that under this article.")
                        .build();
            case TooManyCommentsException tooMany ->
                problem(CommonProblems.TOO_MANY_REQUESTS, "Too many comments came from your network address.")
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()))
                        .build();
        };
    }

    private static ResponseEntity.HeadersBuilder<?> problem(ProblemKind kind, String detail) {
        return ResponseEntity.of(Problems.of(kind, detail));
    }
}
