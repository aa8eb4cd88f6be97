package org.kiosque.translation.memory;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class MemoryProblems {

    @ExceptionHandler
    ProblemDetail on(MemoryException e) {
        return Problems.of(
                switch (e) {
                    case MemoryException.NoSuchEntryException _ -> CommonProblems.NOT_FOUND;
                    case MemoryException.VersionMissingException _ -> CommonProblems.PRECONDITION_REQUIRED;
                    case MemoryException.StaleEntryException _ -> CommonProblems.PRECONDITION_FAILED;
                },
                String.valueOf(e.getMessage()));
    }
}
