/** Hot answers, kept as bytes until what they tell of changes: by this service's own writes, or by what the topics tell. */
@NullMarked
package org.kiosque.common.answers;

import org.jspecify.annotations.NullMarked;
