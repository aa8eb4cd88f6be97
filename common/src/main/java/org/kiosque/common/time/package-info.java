/** When things happen: the one clock, what is repeated in the background, and what may take only so long. */
@NullMarked
package org.kiosque.common.time;

import org.jspecify.annotations.NullMarked;
