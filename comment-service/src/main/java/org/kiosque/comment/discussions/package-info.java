/** What this service must know of an article to let readers discuss it. */
@NullMarked
package org.kiosque.comment.discussions;

import org.jspecify.annotations.NullMarked;
