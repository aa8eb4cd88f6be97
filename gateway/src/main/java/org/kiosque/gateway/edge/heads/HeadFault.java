package org.kiosque.gateway.edge.heads;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/** What is wrong with the head of a request. */
enum HeadFault {
    MALFORMED("The request is not written as HTTP/1.1 has it."),
    VERSION("HTTP/1.1 and HTTP/1.0 are spoken here."),
    HOST("A request names one Host, with or without a port."),
    TRANSFER_ENCODING("The only Transfer-Encoding that is known here is chunked."),
    ADDRESS("An address is written in ASCII, whatever else percent-encoded, and no path has a semicolon."),
    LONG_LINE("The first line of a request has %d bytes at most."),
    LONG_HEAD("The headers of a request have %d bytes at most, together."),
    LATE("The head of a request arrives within %d seconds.");

    private static final ProblemKind URI_TOO_LONG =
            new ProblemKind("uri-too-long", HttpStatus.URI_TOO_LONG, "The address is too long");
    private static final ProblemKind HEAD_TOO_LARGE = new ProblemKind(
            "head-too-large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The head of the request is too large");

    /** With the bound in place of {@code %d}. */
    final String detail;

    HeadFault(String detail) {
        this.detail = detail;
    }

    ProblemKind kind() {
        return switch (this) {
            case LONG_LINE -> URI_TOO_LONG;
            case LONG_HEAD -> HEAD_TOO_LARGE;
            case LATE -> CommonProblems.REQUEST_TIMEOUT;
            case MALFORMED, VERSION, HOST, TRANSFER_ENCODING, ADDRESS -> CommonProblems.INVALID_REQUEST;
        };
    }

    /** What the decoder's own refusal means. */
    static HeadFault ofStatus(int status) {
        return switch (status) {
            case 414 -> LONG_LINE;
            case 431 -> LONG_HEAD;
            default -> MALFORMED;
        };
    }
}
