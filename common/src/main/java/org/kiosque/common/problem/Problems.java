package org.kiosque.common.problem;

import java.net.URI;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;

/** Builds problem details (RFC 9457) in the platform's form. */
public final class Problems {

    private Problems() {}

    /** @param detail for a person; never an exception's message, a stack trace or a class name */
    public static ProblemDetail of(ProblemKind kind, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(kind.status(), detail);
        problem.setType(URI.create(kind.type()));
        problem.setTitle(kind.title());
        String traceId = MDC.get("traceId");
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    /** A problem that names the fields to mend. */
    public static ProblemDetail invalid(ProblemKind kind, List<FieldProblem> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().pointer() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not valid";
        ProblemDetail problem = of(kind, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /**
     * @param pointer JSON pointer into the body, such as {@code /author/name}; the name of a parameter or header
     *     otherwise
     */
    public record FieldProblem(String pointer, String message) {}
}
