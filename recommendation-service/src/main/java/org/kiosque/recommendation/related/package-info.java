/** "Other articles": those on the same subject, then the latest. */
@NullMarked
package org.kiosque.recommendation.related;

import org.jspecify.annotations.NullMarked;
