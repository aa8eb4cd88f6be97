package org.kiosque.comment.reports;

import org.kiosque.comment.reports.ReportException.NothingToReportException;
import org.kiosque.comment.reports.ReportException.TooManyReportsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class ReportProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReportException e) {
        return switch (e) {
            case NothingToReportException _ ->
                ResponseEntity.of(Problems.of(CommonProblems.NOT_FOUND, "Readers see no such comment."))
                        .build();
            case TooManyReportsException tooMany ->
                ResponseEntity.of(Problems.of(
                                CommonProblems.TOO_MANY_REQUESTS,
                                "At most " + tooMany.maxPerAddress()
                                        + " reports are taken from one network address within "
                                        + tooMany.window().toMinutes() + " minutes."))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Math.max(1, tooMany.window().toSeconds())))
                        .build();
        };
    }
}
