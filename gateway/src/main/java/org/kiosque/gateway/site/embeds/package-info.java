/** What other sites ask for to show a link to an article. */
@NullMarked
package org.kiosque.gateway.site.embeds;

import org.jspecify.annotations.NullMarked;
