package org.kiosque.comment.moderation;

import org.kiosque.comment.moderation.ModerationException.NoSuchCommentException;
import org.kiosque.comment.moderation.ModerationException.NoSuchDecisionException;
import org.kiosque.comment.moderation.ModerationException.TooManyNotesException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class ModerationProblems {

    private static final ProblemKind TOO_MANY_NOTES =
            new ProblemKind("too-many-notes", HttpStatus.CONFLICT, "The comment has too many notes");

    @ExceptionHandler
    ProblemDetail on(ModerationException e) {
        return switch (e) {
            case NoSuchCommentException _ -> Problems.of(CommonProblems.NOT_FOUND, "There is no such comment.");
            case NoSuchDecisionException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such decision on any comment.");
            case TooManyNotesException tooMany ->
                Problems.of(TOO_MANY_NOTES, "A comment has at most " + tooMany.most() + " notes.");
        };
    }
}
