/** How often one client may ask for what costs. */
@NullMarked
package org.kiosque.gateway.edge.rates;

import org.jspecify.annotations.NullMarked;
