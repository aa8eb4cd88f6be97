/** What search engines ask for first. */
@NullMarked
package org.kiosque.gateway.site.sitemaps;

import org.jspecify.annotations.NullMarked;
