package org.kiosque.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST,invalid-request,400",
        "UNREADABLE_BODY,unreadable-body,400",
        "FORBIDDEN,forbidden,403",
        "NOT_FOUND,not-found,404",
        "METHOD_NOT_ALLOWED,method-not-allowed,405",
        "NOT_ACCEPTABLE,not-acceptable,406",
        "REQUEST_TIMEOUT,request-timeout,408",
        "TOO_LARGE,too-large,413",
        "UNSUPPORTED_MEDIA_TYPE,unsupported-media-type,415",
        "UNEXPECTED,unexpected,500",
        "UNAVAILABLE,unavailable,503",
        "GATEWAY_TIMEOUT,gateway-timeout,504"
    })
    void everyKindHasATypeAndAStatusThatStay(FailureKind kind, String slug, int status) {
        assertThat(kind.type()).isEqualTo("urn:kiosque:problem:" + slug);
        assertThat(kind.status().value()).isEqualTo(status);
        assertThat(FailureKind.of(status).status().value()).isEqualTo(status);
    }

    @Test
    void whatMadeACallFailIsFoundUnderWhatTheFrameworkMadeOfIt() {
        assertThat(kindOf(new IllegalStateException(new IOException("reset")))).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(kindOf(new ResponseStatusException(
                        HttpStatus.INTERNAL_SERVER_ERROR, null, new TimeoutException("late"))))
                .isEqualTo(FailureKind.GATEWAY_TIMEOUT);
        assertThat(kindOf(new DecodingException("no boundary"))).isEqualTo(FailureKind.UNREADABLE_BODY);
        assertThat(kindOf(new MethodNotAllowedException("PUT", List.of()))).isEqualTo(FailureKind.METHOD_NOT_ALLOWED);
        assertThat(kindOf(new ResponseStatusException(HttpStatus.URI_TOO_LONG))).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void theMessageOfWhatNobodyExpectedStaysHere() {
        Failure failure = Failure.of(new IllegalStateException("jdbc:secret"));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(failure.detail()).doesNotContain("secret");
    }

    private static FailureKind kindOf(Throwable thrown) {
        return Failure.of(thrown).kind();
    }
}
