/** What authors may do with comments of their own, by the token that they got when they posted them. */
@NullMarked
package org.kiosque.comment.authors;

import org.jspecify.annotations.NullMarked;
