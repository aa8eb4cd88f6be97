/** What is similar to what, and in which order: questions to the index and plain rules, free of frameworks. */
@NullMarked
package org.kiosque.recommendation.related.similarity;

import org.jspecify.annotations.NullMarked;
