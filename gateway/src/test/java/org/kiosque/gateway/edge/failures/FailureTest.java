package org.kiosque.gateway.edge.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "400,invalid-request",
        "401,unauthenticated",
        "403,forbidden",
        "404,not-found",
        "405,method-not-allowed",
        "406,not-acceptable",
        "408,request-timeout",
        "413,too-large",
        "415,unsupported-media-type",
        "500,unexpected",
        "503,unavailable",
        "504,gateway-timeout"
    })
    void aStatusThatTheFrameworkChoseHasATypeThatStays(int status, String slug) {
        Failure failure = Failure.of(new ResponseStatusException(HttpStatus.valueOf(status)));

        assertThat(failure.kind().type()).isEqualTo("urn:kiosque:problem:" + slug);
        assertThat(failure.status().value()).isEqualTo(status);
        assertThat(failure.detail()).endsWith(".");
    }

    @Test
    void whatMadeACallFailIsFoundUnderWhatTheFrameworkMadeOfIt() {
        assertThat(kindOf(new IllegalStateException(new IOException("reset")))).isEqualTo(CommonProblems.UNAVAILABLE);
        assertThat(kindOf(new ResponseStatusException(
                        HttpStatus.INTERNAL_SERVER_ERROR, null, new TimeoutException("late"))))
                .isEqualTo(CommonProblems.GATEWAY_TIMEOUT);
        assertThat(kindOf(new DecodingException("no boundary"))).isEqualTo(CommonProblems.UNREADABLE_BODY);
        assertThat(kindOf(new MethodNotAllowedException("PUT", List.of())))
                .isEqualTo(CommonProblems.METHOD_NOT_ALLOWED);
        assertThat(kindOf(new ResponseStatusException(HttpStatus.URI_TOO_LONG)))
                .isEqualTo(CommonProblems.INVALID_REQUEST);
    }

    @Test
    void theMessageOfWhatNobodyExpectedStaysHere() {
        Failure failure = Failure.of(new IllegalStateException("jdbc:secret"));

        assertThat(failure.kind()).isEqualTo(CommonProblems.UNEXPECTED);
        assertThat(failure.detail()).doesNotContain("secret");
    }

    private static ProblemKind kindOf(Throwable thrown) {
        return Failure.of(thrown).kind();
    }
}
