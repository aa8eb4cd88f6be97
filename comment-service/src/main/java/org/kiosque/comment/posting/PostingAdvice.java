package org.kiosque.comment.posting;

import java.util.Objects;
import org.kiosque.common.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PostingAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(PostingRefusedException e) {
        var headers = new HttpHeaders();
        if (e instanceof PostingRefusedException.TooMany tooMany) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        }
        return ResponseEntity.status(e.why().status())
                .headers(headers)
                .body(Problems.of(
                        e.why(),
                        Objects.requireNonNullElse(e.getMessage(), e.why().title())));
    }
}
