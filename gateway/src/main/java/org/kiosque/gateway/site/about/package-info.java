/** What the paper says of itself, as its operator wrote it. */
@NullMarked
package org.kiosque.gateway.site.about;

import org.jspecify.annotations.NullMarked;
