/** When things happen: the one clock, and what is repeated in the background. */
@NullMarked
package org.kiosque.common.time;

import org.jspecify.annotations.NullMarked;
