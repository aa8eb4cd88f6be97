package org.kiosque.comment.imports;

import org.kiosque.comment.imports.ImportException.NoSuchImportException;
import org.kiosque.comment.imports.ImportException.TooManyImportsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class ImportProblems {

    private static final ProblemKind TOO_MANY_IMPORTS =
            new ProblemKind("too-many-imports", HttpStatus.CONFLICT, "Too many imports wait");

    @ExceptionHandler
    ProblemDetail on(ImportException e) {
        return switch (e) {
            case NoSuchImportException _ -> Problems.of(CommonProblems.NOT_FOUND, "There is no such import.");
            case TooManyImportsException _ ->
                Problems.of(
                        TOO_MANY_IMPORTS,
                        "At most " + ImportController.MOST_OPEN + " may wait or run; begin it when one ends.");
        };
    }
}
