/** What is read and discussed most just now. */
@NullMarked
package org.kiosque.recommendation.trending;

import org.jspecify.annotations.NullMarked;
