/** Articles that a reader saves to read without a connection: they are in the reader's browser alone. */
@NullMarked
package org.kiosque.gateway.site.saved;

import org.jspecify.annotations.NullMarked;
