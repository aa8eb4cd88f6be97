/** A second weighting beside the usual one, on some articles and for some readers, and which of the two is clicked more. */
@NullMarked
package org.kiosque.recommendation.related.trial;

import org.jspecify.annotations.NullMarked;
