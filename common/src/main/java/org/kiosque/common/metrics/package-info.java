/** Metrics whose memory does not grow with what is asked or heard. */
@NullMarked
package org.kiosque.common.metrics;

import org.jspecify.annotations.NullMarked;
