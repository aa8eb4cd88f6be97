/** Articles that have something in common: a tag, an author, a month. */
@NullMarked
package org.kiosque.gateway.site.listing;

import org.jspecify.annotations.NullMarked;
