/** The pages that readers see: each fetches what it needs, degrades section by section, and is rendered here. */
@NullMarked
package org.kiosque.gateway.site;

import org.jspecify.annotations.NullMarked;
