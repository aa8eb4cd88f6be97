/** Which heads of requests are heard at all, and what is told to those whose head is not. */
@NullMarked
package org.kiosque.gateway.edge.heads;

import org.jspecify.annotations.NullMarked;
