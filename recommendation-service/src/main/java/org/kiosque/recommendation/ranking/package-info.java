/** What is similar to what, and in which order: Lucene and plain rules, free of frameworks. */
@NullMarked
package org.kiosque.recommendation.ranking;

import org.jspecify.annotations.NullMarked;
