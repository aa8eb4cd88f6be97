/** What readers look for by words of their own. */
@NullMarked
package org.kiosque.recommendation.search;

import org.jspecify.annotations.NullMarked;
