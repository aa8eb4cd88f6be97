/** In which order articles are worth reading after another: plain rules, free of frameworks. */
@NullMarked
package org.kiosque.recommendation.related.ranking;

import org.jspecify.annotations.NullMarked;
