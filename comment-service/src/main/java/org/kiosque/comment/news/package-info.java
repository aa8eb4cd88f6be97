/** What readers can read from now on, as the topics tell it, and what of it a reader may want to hear. */
@NullMarked
package org.kiosque.comment.news;

import org.jspecify.annotations.NullMarked;
