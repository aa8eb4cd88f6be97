/** "Other articles": the index that every replica builds from the topics, and the answer to readers. */
@NullMarked
package org.kiosque.recommendation.related;

import org.jspecify.annotations.NullMarked;
