package org.kiosque.article.editing;

import java.util.List;
import org.kiosque.article.editing.RevisionApi.CurrentView;
import org.kiosque.article.editing.RevisionApi.SavedView;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class EditingProblems {

    private static final ProblemKind NOT_PUBLISHED =
            new ProblemKind("article-not-published", HttpStatus.CONFLICT, "The article was never published");
    private static final ProblemKind ONCE_PUBLISHED =
            new ProblemKind("article-once-published", HttpStatus.CONFLICT, "The article was published");

    private static final ProblemKind NOT_LIVE =
            new ProblemKind("article-not-live", HttpStatus.CONFLICT, "Readers do not see the article");
    private static final ProblemKind TOO_MANY_CORRECTIONS =
            new ProblemKind("too-many-corrections", HttpStatus.CONFLICT, "The article has too many corrections");
    private static final ProblemKind PREVIEW_OVER =
            new ProblemKind("preview-over", HttpStatus.GONE, "The preview has ended");
    private static final ProblemKind NO_DRAFT =
            new ProblemKind("article-not-a-draft", HttpStatus.CONFLICT, "The article is no longer a draft");

    @ExceptionHandler
    ProblemDetail on(EditingException e) {
        return switch (e) {
            case EditingException.NoSuchArticleException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such article.");
            case EditingException.VersionMissingException _ ->
                Problems.of(
                        CommonProblems.PRECONDITION_REQUIRED,
                        "Send the ETag that you have read in the header If-Match.");
            case EditingException.NoSuchRevisionException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such revision of the article.");
            case EditingException.NoSuchPreviewException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such preview.");
            case EditingException.PreviewIsOverException _ ->
                Problems.of(PREVIEW_OVER, "Ask the newsroom for a new address.");
            case EditingException.StaleArticleException stale -> changedMeanwhile(stale);
            case EditingException.StaleFrontException _ ->
                Problems.of(CommonProblems.PRECONDITION_FAILED, "Read it again, then repeat your change.");
            case EditingException.LanguageIsFixedException _ ->
                Problems.invalid(
                        CommonProblems.INVALID_REQUEST,
                        List.of(new FieldProblem(
                                "/language", "cannot change once the article was published or scheduled")));
            case EditingException.NotPublishedException _ ->
                Problems.of(NOT_PUBLISHED, "There is nothing to withdraw; a draft can be deleted.");
            case EditingException.NoDraftException _ ->
                Problems.of(NO_DRAFT, "What is scheduled, published or withdrawn is not submitted and not given back.");
            case EditingException.NotLiveException _ ->
                Problems.of(NOT_LIVE, "Only what readers see is corrected for them.");
            case EditingException.TooManyCorrectionsException _ ->
                Problems.of(
                        TOO_MANY_CORRECTIONS, "An article has at most " + Article.MOST_CORRECTIONS + " corrections.");
            case EditingException.EndsTooSoonException soon ->
                Problems.invalid(
                        CommonProblems.INVALID_REQUEST,
                        List.of(new FieldProblem("/at", "is not before the end that is planned, " + soon.end())));
            case EditingException.OncePublishedException _ ->
                Problems.of(ONCE_PUBLISHED, "It can be withdrawn, but not deleted.");
        };
    }

    /** With {@code current}, what the article is now, and {@code changes}, what was saved meanwhile. */
    private static ProblemDetail changedMeanwhile(EditingException.StaleArticleException stale) {
        ProblemDetail problem =
                Problems.of(CommonProblems.PRECONDITION_FAILED, "Read it again, then repeat your change.");
        problem.setProperty("current", CurrentView.of(stale.current()));
        problem.setProperty("changes", stale.since().stream().map(SavedView::of).toList());
        return problem;
    }
}
