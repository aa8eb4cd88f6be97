/** The Lucene index that every replica builds from the topics and lends to whoever has a question: free of frameworks. */
@NullMarked
package org.kiosque.recommendation.index;

import org.jspecify.annotations.NullMarked;
