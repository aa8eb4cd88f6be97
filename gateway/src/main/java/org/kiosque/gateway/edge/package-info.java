/** Whose ground a path is on, and the order in which a request passes through what guards it. */
@NullMarked
package org.kiosque.gateway.edge;

import org.jspecify.annotations.NullMarked;
