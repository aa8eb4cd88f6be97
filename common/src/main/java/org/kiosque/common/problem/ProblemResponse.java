package org.kiosque.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.text.Mailboxes;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is at work, in filters; there the framework adds nothing by itself. */
public final class ProblemResponse {

    private final JsonMapper json;

    /** @param json that knows how a {@link ProblemDetail} is written */
    public ProblemResponse(JsonMapper json) {
        this.json = json;
    }

    /**
     * Sets status and body; headers that were set before stay.
     *
     * @param detail for a person; never an exception's message, a stack trace or a class name
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemKind kind, String detail)
            throws IOException {
        ProblemDetail problem = Problems.of(kind, detail);
        problem.setInstance(instanceOf(request.getRequestURI()));
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** @return the path without anybody's e-mail address; null when it is no URI at all */
    public static @Nullable URI instanceOf(@Nullable String path) {
        try {
            return path == null ? null : URI.create(Mailboxes.hidden(path));
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }
}
