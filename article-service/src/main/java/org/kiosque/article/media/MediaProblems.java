package org.kiosque.article.media;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class MediaProblems {

    private static final ProblemKind IN_USE =
            new ProblemKind("media-in-use", HttpStatus.CONFLICT, "The image is shown somewhere");

    @ExceptionHandler
    ProblemDetail on(MediaException e) {
        return switch (e) {
            case MediaException.NoSuchImageException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such image.");
            case MediaException.VersionMissingException _ ->
                Problems.of(
                        CommonProblems.PRECONDITION_REQUIRED,
                        "Send the ETag that you have read in the header If-Match.");
            case MediaException.StaleImageException _ ->
                Problems.of(CommonProblems.PRECONDITION_FAILED, "Read it again, then repeat your change.");
            case MediaException.UnreadableFormatException unreadable ->
                Problems.of(
                        CommonProblems.UNSUPPORTED_MEDIA_TYPE,
                        unreadable.format() + " cannot be read on this server; save the image as JPEG, PNG or WebP.");
            case MediaException.ImageInUseException used -> inUse(used);
        };
    }

    /** With {@code uses}, some of the places. */
    private static ProblemDetail inUse(MediaException.ImageInUseException used) {
        ProblemDetail problem = Problems.of(IN_USE, "It can be deleted when it is shown nowhere any more.");
        problem.setProperty("uses", used.uses());
        return problem;
    }
}
