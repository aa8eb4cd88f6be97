/** Pages that say why there is no page. */
@NullMarked
package org.kiosque.gateway.site.errors;

import org.jspecify.annotations.NullMarked;
