package org.kiosque.article.reemission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * For operators, on the actuator's port: the command to tell all articles again to whoever reads their topic, and how far that
 * is. A second one while one is under way is 409; before the first there is nothing, 404.
 */
@Component
@Endpoint(id = "reemission")
class ReemissionEndpoint {

    private static final int CONFLICT = 409;

    private final Reemissions reemissions;

    ReemissionEndpoint(Reemissions reemissions) {
        this.reemissions = reemissions;
    }

    @ReadOperation
    WebEndpointResponse<Progress> progress() {
        return reemissions
                .last()
                .map(last -> new WebEndpointResponse<>(Progress.of(last)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    @WriteOperation
    WebEndpointResponse<Progress> begin() {
        return reemissions.begin() ? progress() : new WebEndpointResponse<>(CONFLICT);
    }

    /** @param told articles so far */
    record Progress(
            boolean running,
            long told,
            Instant begunAt,
            @Nullable Instant endedAt) {

        static Progress of(Reemission last) {
            return new Progress(last.running(), last.told(), last.begunAt(), last.endedAt());
        }
    }
}
