/** The gateway's own picture of what the services answer, and the calls that fetch it. */
@NullMarked
package org.kiosque.gateway.client;

import org.jspecify.annotations.NullMarked;
