/** What pages and routed calls both need at the edge: the page cache, limits, headers, addresses and problems. */
@NullMarked
package org.kiosque.gateway.edge;

import org.jspecify.annotations.NullMarked;
