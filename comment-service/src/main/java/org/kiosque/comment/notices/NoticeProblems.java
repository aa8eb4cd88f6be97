package org.kiosque.comment.notices;

import org.kiosque.comment.notices.NoticeException.NoSuchMailboxException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class NoticeProblems {

    @ExceptionHandler
    ProblemDetail on(NoticeException e) {
        return switch (e) {
            case NoSuchMailboxException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such address, or it was sent too long ago.");
        };
    }
}
