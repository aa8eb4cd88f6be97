/** For one reader, who has agreed to be known by an opaque id. */
@NullMarked
package org.kiosque.recommendation.readers;

import org.jspecify.annotations.NullMarked;
