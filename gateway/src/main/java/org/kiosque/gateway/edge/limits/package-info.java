/** How much and for how long: what clients may send, and how often a failing service is asked. */
@NullMarked
package org.kiosque.gateway.edge.limits;

import org.jspecify.annotations.NullMarked;
