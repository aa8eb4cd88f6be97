/** The way in: the choice of a language, and the front page of each. */
@NullMarked
package org.kiosque.gateway.site.front;

import org.jspecify.annotations.NullMarked;
