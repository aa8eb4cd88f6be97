/** How a reader's words become a comment, and a moderator's decision changes what readers see of it. */
@NullMarked
package org.kiosque.comment.posting;

import org.jspecify.annotations.NullMarked;
