/** The latest articles for feed readers. */
@NullMarked
package org.kiosque.gateway.site.feeds;

import org.jspecify.annotations.NullMarked;
