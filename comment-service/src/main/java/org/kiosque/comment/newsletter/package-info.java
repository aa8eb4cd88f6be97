/** Sends readers by mail what is published, as they have asked for it and until they want no more. */
@NullMarked
package org.kiosque.comment.newsletter;

import org.jspecify.annotations.NullMarked;
