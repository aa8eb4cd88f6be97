package org.kiosque.comment.captcha;

import java.util.List;
import org.kiosque.comment.captcha.CaptchaException.EarlyAnswerException;
import org.kiosque.comment.captcha.CaptchaException.ExpiredAnswerException;
import org.kiosque.comment.captcha.CaptchaException.InvalidAnswerException;
import org.kiosque.comment.captcha.CaptchaException.UsedAnswerException;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class CaptchaProblems {

    private static final ProblemKind INVALID =
            new ProblemKind("captcha-invalid", HttpStatus.BAD_REQUEST, "The captcha's answer is not right");
    private static final ProblemKind EARLY =
            new ProblemKind("captcha-early", HttpStatus.BAD_REQUEST, "The ticket is not good yet");
    private static final ProblemKind EXPIRED =
            new ProblemKind("captcha-expired", HttpStatus.BAD_REQUEST, "The captcha's challenge is too old");
    private static final ProblemKind REPLAYED =
            new ProblemKind("captcha-replayed", HttpStatus.BAD_REQUEST, "The captcha's answer has been used");

    @ExceptionHandler
    ProblemDetail on(CaptchaException e) {
        return switch (e) {
            case InvalidAnswerException _ -> problem(INVALID, "is not the answer to a challenge of ours");
            case EarlyAnswerException _ -> problem(EARLY, "is a ticket that is good only after a while: send it again");
            case ExpiredAnswerException _ -> problem(EXPIRED, "answers a challenge that is too old");
            case UsedAnswerException _ -> problem(REPLAYED, "has been used for a comment before");
        };
    }

    private static ProblemDetail problem(ProblemKind kind, String message) {
        return Problems.invalid(kind, List.of(new FieldProblem("/captcha", message)));
    }
}
