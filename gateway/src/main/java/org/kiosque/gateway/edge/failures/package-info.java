/** What clients are told when the gateway itself cannot answer. */
@NullMarked
package org.kiosque.gateway.edge.failures;

import org.jspecify.annotations.NullMarked;
