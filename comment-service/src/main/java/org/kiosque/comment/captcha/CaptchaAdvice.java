package org.kiosque.comment.captcha;

import java.util.List;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CaptchaAdvice {

    @ExceptionHandler
    ProblemDetail on(CaptchaRefusedException e) {
        return Problems.invalid(
                e.why(), List.of(new FieldProblem("/captcha", e.why().message())));
    }
}
