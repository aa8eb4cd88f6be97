/** Passes calls under {@code /api} and {@code /media} on to the service that owns them. */
@NullMarked
package org.kiosque.gateway.routing;

import org.jspecify.annotations.NullMarked;
