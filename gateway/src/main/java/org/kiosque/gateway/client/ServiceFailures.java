package org.kiosque.gateway.client;

import org.springframework.cloud.openfeign.FallbackFactory;
import org.springframework.stereotype.Component;

/**
 * Turns whatever made a call fail into a {@link ServiceException}: what to show instead is decided by the section of
 * the page that asked, not here.
 */
@Component
class ServiceFailures implements FallbackFactory<Object> {

    @Override
    public Object create(Throwable cause) {
        if (cause instanceof ServiceException known) {
            throw known;
        }
        throw new ServiceException.UnavailableException(cause.toString(), cause);
    }
}
