/** How much attention counts for how much, and for how long: plain rules, free of frameworks. */
@NullMarked
package org.kiosque.recommendation.trending.score;

import org.jspecify.annotations.NullMarked;
