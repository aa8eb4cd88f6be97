/** What texts mean beside their words, as vectors that a model in this process makes. */
@NullMarked
package org.kiosque.recommendation.meaning;

import org.jspecify.annotations.NullMarked;
