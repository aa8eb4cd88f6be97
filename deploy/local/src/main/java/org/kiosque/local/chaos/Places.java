package org.kiosque.local.chaos;

import java.net.URI;
import java.util.List;

/** Where a platform can be asked. */
interface Places {

    /** @return where each instance of a service serves */
    List<URI> instances(String service);

    /** @return where an instance tells operators of itself */
    URI actuator(URI instance);
}
