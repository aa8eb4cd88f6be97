/** What readers say about a comment by forms: that it is against the rules, or that they respect it. */
@NullMarked
package org.kiosque.gateway.site.reports;

import org.jspecify.annotations.NullMarked;
