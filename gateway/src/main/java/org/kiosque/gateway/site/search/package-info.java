/** What readers look for by words of their own. */
@NullMarked
package org.kiosque.gateway.site.search;

import org.jspecify.annotations.NullMarked;
