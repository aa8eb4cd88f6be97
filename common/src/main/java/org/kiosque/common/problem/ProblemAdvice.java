package org.kiosque.common.problem;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.BodyTooLargeException;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Every failure that no feature has mapped itself, as a problem detail. An unexpected exception's message stays in the
 * log. Ordered last: the features' own advices come first.
 */
@RestControllerAdvice
@Order
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** What every reader of JSON holds to unless it is told otherwise, and ours are not. */
    private static final String JSON_LIMITS =
            "The JSON passes a limit: at most %d levels, names of %d characters and numbers of %d digits are accepted."
                    .formatted(
                            StreamReadConstraints.defaults().getMaxNestingDepth(),
                            StreamReadConstraints.defaults().getMaxNameLength(),
                            StreamReadConstraints.defaults().getMaxNumberLength());

    @ExceptionHandler
    ProblemDetail on(InvalidFieldException e) {
        return Problems.invalid(
                CommonProblems.INVALID_REQUEST,
                List.of(new FieldProblem(e.pointer(), Objects.requireNonNullElse(e.getMessage(), "is not valid"))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BodyTooLargeException e) {
        return tooLarge(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnavailableException e) {
        log.warn("Not available: {}", e.toString());
        return unavailable(Objects.requireNonNullElse(e.getMessage(), "Try again soon."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OverdueException e) {
        log.warn("Given up: {}", e.toString());
        return unavailable("It took too long.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception e) {
        return unexpected(e);
    }

    @ExceptionHandler
    ProblemDetail on(MethodArgumentTypeMismatchException e) {
        String message = e.getRequiredType() == Language.class
                ? "is no language tag of at most %d characters".formatted(Language.LONGEST)
                : "has a value of the wrong kind";
        return Problems.invalid(CommonProblems.INVALID_REQUEST, List.of(new FieldProblem(e.getName(), message)));
    }

    /** Bytes in the address or the form that are no text, or too many parameters. */
    @ExceptionHandler
    ProblemDetail on(InvalidParameterException e) {
        return Problems.of(CommonProblems.INVALID_REQUEST, "The parameters cannot be read.");
    }

    @ExceptionHandler
    ProblemDetail on(MultipartException e) {
        return Problems.of(CommonProblems.UNREADABLE_BODY, "The body is not well-formed multipart/form-data.");
    }

    static ResponseEntity<ProblemDetail> unexpected(Exception e) {
        log.error("Unexpected failure", e);
        return ResponseEntity.internalServerError()
                .body(Problems.of(CommonProblems.UNEXPECTED, "It has been logged under this trace id."));
    }

    static ResponseEntity<ProblemDetail> unavailable(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(Problems.of(CommonProblems.UNAVAILABLE, detail));
    }

    private static ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e) {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .body(Problems.of(CommonProblems.TOO_LARGE, "At most " + e.limit() + " bytes are accepted here."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = Stream.concat(
                        e.getBindingResult().getFieldErrors().stream().map(ProblemAdvice::fieldProblem),
                        e.getBindingResult().getGlobalErrors().stream()
                                .map(error -> new FieldProblem("", messageOf(error.getDefaultMessage()))))
                .toList();
        return invalid(errors, headers, request, e);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = e.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors nested
                        ? nested.getFieldErrors().stream().map(ProblemAdvice::fieldProblem)
                        : result.getResolvableErrors().stream()
                                .map(error -> new FieldProblem(
                                        Objects.requireNonNullElse(
                                                result.getMethodParameter().getParameterName(), ""),
                                        messageOf(error.getDefaultMessage()))))
                .toList();
        return invalid(errors, headers, request, e);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return handleExceptionInternal(
                        e, Problems.of(CommonProblems.UNREADABLE_BODY, JSON_LIMITS), headers, status, request);
            }
            if (cause instanceof BodyTooLargeException tooLarge) {
                return handleExceptionInternal(
                        e, tooLarge(tooLarge).getBody(), headers, HttpStatus.CONTENT_TOO_LARGE, request);
            }
        }
        ProblemDetail problem =
                Problems.of(CommonProblems.UNREADABLE_BODY, "The body is missing or is not valid JSON.");
        if (e.getCause() instanceof DatabindException databind
                && !databind.getPath().isEmpty()) {
            problem = Problems.invalid(
                    CommonProblems.INVALID_REQUEST,
                    List.of(new FieldProblem(
                            pointerTo(databind),
                            databind instanceof UnrecognizedPropertyException
                                    ? "is not a field of this call"
                                    : "has a value of the wrong kind")));
        }
        return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && problem.getType() != null
                && problem.getType().toString().startsWith("urn:kiosque:")) {
            return super.handleExceptionInternal(e, problem, headers, status, request);
        }
        // The framework's own words say what is wrong with the request, and nothing of our insides.
        ProblemKind kind = CommonProblems.of(status.value());
        String detail =
                body instanceof ProblemDetail framework && framework.getDetail() != null && !status.is5xxServerError()
                        ? framework.getDetail()
                        : kind.title() + ".";
        ProblemDetail problem = Problems.of(kind, detail);
        problem.setStatus(status.value());
        return super.handleExceptionInternal(e, problem, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> invalid(
            List<FieldProblem> errors, HttpHeaders headers, WebRequest request, Exception e) {
        return handleExceptionInternal(
                e, Problems.invalid(CommonProblems.INVALID_REQUEST, errors), headers, HttpStatus.BAD_REQUEST, request);
    }

    private static FieldProblem fieldProblem(FieldError error) {
        String pointer = "/" + error.getField().replace('.', '/').replaceAll("\\[([\\w-]+)]", "/$1");
        return new FieldProblem(pointer, messageOf(error.getDefaultMessage()));
    }

    private static String pointerTo(DatabindException e) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static String messageOf(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
