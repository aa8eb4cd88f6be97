package org.kiosque.translation.review;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class ReviewProblems {

    private static final ProblemKind INCOMPLETE =
            new ProblemKind("translation-incomplete", HttpStatus.CONFLICT, "Not every segment is translated yet");
    private static final ProblemKind UNTRANSLATABLE = new ProblemKind(
            "article-untranslatable", HttpStatus.CONFLICT, "The article's text is too much to be translated");

    @ExceptionHandler
    ProblemDetail on(ReviewException e) {
        return Problems.of(
                switch (e) {
                    case ReviewException.NoSuchSegmentException _ -> CommonProblems.NOT_FOUND;
                    case ReviewException.VersionMissingException _ -> CommonProblems.PRECONDITION_REQUIRED;
                    case ReviewException.StaleTranslationException _ -> CommonProblems.PRECONDITION_FAILED;
                    case ReviewException.ChangedMeanwhileException _ -> CommonProblems.CONFLICT;
                    case ReviewException.IncompleteTranslationException _ -> INCOMPLETE;
                    case ReviewException.UntranslatableArticleException _ -> UNTRANSLATABLE;
                },
                String.valueOf(e.getMessage()));
    }
}
