package org.kiosque.article.subjects;

import java.util.List;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class SubjectProblems {

    private static final ProblemKind TAKEN =
            new ProblemKind("subject-taken", HttpStatus.CONFLICT, "There is one of that name or key");
    private static final ProblemKind IN_USE =
            new ProblemKind("subject-in-use", HttpStatus.CONFLICT, "Articles have it");
    private static final ProblemKind TOO_MANY_FORMER_KEYS =
            new ProblemKind("too-many-former-keys", HttpStatus.CONFLICT, "It has had too many keys");

    private static final ProblemKind TOO_MANY_SECTIONS =
            new ProblemKind("too-many-sections", HttpStatus.CONFLICT, "There are too many sections");

    @ExceptionHandler
    ProblemDetail on(SubjectException e) {
        return switch (e) {
            case SubjectException.NoSuchSubjectException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is nothing with that key.");
            case SubjectException.VersionMissingException _ ->
                Problems.of(
                        CommonProblems.PRECONDITION_REQUIRED,
                        "Send the ETag that you have read in the header If-Match.");
            case SubjectException.StaleSubjectException _ ->
                Problems.of(CommonProblems.PRECONDITION_FAILED, "Read it again, then repeat your change.");
            case SubjectException.TakenException taken -> taken(taken);
            case SubjectException.InUseException _ ->
                Problems.of(IN_USE, "It can be merged into another one, but not deleted.");
            case SubjectException.TooManyKeysException _ ->
                Problems.of(
                        TOO_MANY_FORMER_KEYS,
                        "One has at most " + Subjects.MOST_KEYS + " keys, all former ones included.");
            case SubjectException.TooManySectionsException _ ->
                Problems.of(
                        TOO_MANY_SECTIONS,
                        "There are at most " + SubjectDesk.MOST_SECTIONS + "; merge some, or delete.");
        };
    }

    /** With {@code key}, that of the other one. */
    private static ProblemDetail taken(SubjectException.TakenException e) {
        ProblemDetail problem = Problems.invalid(
                TAKEN,
                List.of(new FieldProblem(e.field(), "is that of " + e.holder() + "; merge them, or choose another")));
        problem.setProperty("key", e.holder());
        return problem;
    }
}
