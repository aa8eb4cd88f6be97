package org.kiosque.common.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.ProblemResponse;
import org.kiosque.common.problem.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the server itself refuses as a problem, instead of Tomcat's HTML. Made by Tomcat, hence public. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemKind kind = CommonProblems.of(status);
        var problem = Problems.of(kind, detail(request, status, kind));
        problem.setStatus(status);
        problem.setInstance(ProblemResponse.instanceOf(request.getRequestURI()));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            // nobody is left to tell
        }
    }

    /** Tomcat does not tell a head that it cannot read from one that is too large. */
    private static String detail(Request request, int status, ProblemKind kind) {
        return status == 400 || status == 431
                ? "The request line or a header cannot be read; at most %s bytes of them are accepted."
                        .formatted(request.getConnector().getProperty("maxHttpRequestHeaderSize"))
                : kind.title() + ".";
    }
}
