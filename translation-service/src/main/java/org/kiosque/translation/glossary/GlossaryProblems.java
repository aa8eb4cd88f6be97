package org.kiosque.translation.glossary;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class GlossaryProblems {

    private static final ProblemKind FULL =
            new ProblemKind("glossary-full", HttpStatus.CONFLICT, "The glossary has no room for another term");

    @ExceptionHandler
    ProblemDetail on(GlossaryException e) {
        return Problems.of(
                switch (e) {
                    case GlossaryException.NoSuchTermException _ -> CommonProblems.NOT_FOUND;
                    case GlossaryException.VersionMissingException _ -> CommonProblems.PRECONDITION_REQUIRED;
                    case GlossaryException.StaleTermException _ -> CommonProblems.PRECONDITION_FAILED;
                    case GlossaryException.FullGlossaryException _ -> FULL;
                },
                String.valueOf(e.getMessage()));
    }
}
