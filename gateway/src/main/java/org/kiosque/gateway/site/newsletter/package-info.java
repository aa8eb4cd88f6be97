/** Letters about new articles: readers ask for them, confirm them, and end them. */
@NullMarked
package org.kiosque.gateway.site.newsletter;

import org.jspecify.annotations.NullMarked;
