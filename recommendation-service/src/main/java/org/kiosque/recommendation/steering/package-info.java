/** What editors decide about recommendations, and the log of it. */
@NullMarked
package org.kiosque.recommendation.steering;

import org.jspecify.annotations.NullMarked;
