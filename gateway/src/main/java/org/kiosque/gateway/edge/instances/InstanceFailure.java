package org.kiosque.gateway.edge.instances;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.kiosque.gateway.edge.limits.BodyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Tells what an instance did from what its caller did. */
final class InstanceFailure {

    private InstanceFailure() {}

    /** Whether the instance was silent, refused or dropped the connection. */
    static boolean isOne(Throwable failure) {
        boolean found = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyException) {
                return false; // the client's own
            }
            found |= cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ReadTimeoutException
                    || isLateAnswer(cause);
        }
        return found;
    }

    /** As the gateway calls an answer to a routed call that does not come in time. */
    private static boolean isLateAnswer(Throwable cause) {
        return cause instanceof ResponseStatusException answered
                && answered.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }
}
