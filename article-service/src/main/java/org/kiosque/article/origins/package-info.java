/** Where articles came from that other systems had before, and at which addresses they were read there. */
@NullMarked
package org.kiosque.article.origins;

import org.jspecify.annotations.NullMarked;
