/** What readers have read and discussed, counted without knowing who they are. */
@NullMarked
package org.kiosque.recommendation.reads;

import org.jspecify.annotations.NullMarked;
