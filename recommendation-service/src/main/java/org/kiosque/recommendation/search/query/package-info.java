/** How a reader's words become a question to the index, and which parts of a text answer it: free of frameworks. */
@NullMarked
package org.kiosque.recommendation.search.query;

import org.jspecify.annotations.NullMarked;
