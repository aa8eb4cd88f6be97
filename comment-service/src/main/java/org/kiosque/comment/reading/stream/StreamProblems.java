package org.kiosque.comment.reading.stream;

import org.kiosque.comment.reading.stream.StreamException.NoStreamLeftException;
import org.kiosque.comment.reading.stream.StreamException.StreamsEndingException;
import org.kiosque.comment.reading.stream.StreamException.TooManyStreamsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class StreamProblems {

    private static final String SOON_SECONDS = "10";
    private static final String LATER_SECONDS = "60";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(StreamException e) {
        return switch (e) {
            case TooManyStreamsException tooMany ->
                problem(
                        CommonProblems.TOO_MANY_REQUESTS,
                        "At most " + tooMany.maxPerAddress()
                                + " streams are open for one network address at the same time.",
                        LATER_SECONDS);
            case NoStreamLeftException none ->
                problem(
                        CommonProblems.UNAVAILABLE,
                        "At most " + none.maxOpen() + " streams are open here at the same time.",
                        SOON_SECONDS);
            case StreamsEndingException _ ->
                problem(CommonProblems.UNAVAILABLE, "No further stream is opened here.", SOON_SECONDS);
        };
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemKind kind, String detail, String retryAfterSeconds) {
        return ResponseEntity.of(Problems.of(kind, detail))
                .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .build();
    }
}
