/** Headlines that begin as somebody types. */
@NullMarked
package org.kiosque.recommendation.suggestions;

import org.jspecify.annotations.NullMarked;
