package org.kiosque.comment.authors;

import org.kiosque.comment.authors.AuthorException.AppealedException;
import org.kiosque.comment.authors.AuthorException.ChangedMeanwhileException;
import org.kiosque.comment.authors.AuthorException.EditingOverException;
import org.kiosque.comment.authors.AuthorException.NoSuchCommentException;
import org.kiosque.comment.authors.AuthorException.NotRejectedException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class AuthorProblems {

    private static final ProblemKind EDITING_OVER =
            new ProblemKind("editing-over", HttpStatus.CONFLICT, "The comment can no longer be changed");
    private static final ProblemKind NOT_REJECTED =
            new ProblemKind("comment-not-rejected", HttpStatus.CONFLICT, "The comment was not rejected");
    private static final ProblemKind APPEALED =
            new ProblemKind("comment-appealed", HttpStatus.CONFLICT, "There was an appeal before");

    @ExceptionHandler
    ProblemDetail on(AuthorException e) {
        return switch (e) {
            case NoSuchCommentException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such comment, or the edit token is not its own.");
            case EditingOverException over ->
                Problems.of(
                        EDITING_OVER,
                        "Its words can be changed " + over.mostEdits()
                                + " times, for a while after it was posted, as long as nobody has decided against it.");
            case NotRejectedException _ ->
                Problems.of(NOT_REJECTED, "Only a decision against a comment can be appealed.");
            case AppealedException _ -> Problems.of(APPEALED, "A decision against a comment can be appealed once.");
            case ChangedMeanwhileException _ ->
                Problems.of(CommonProblems.CONFLICT, "A moderator has decided on it just now: read it again.");
        };
    }
}
