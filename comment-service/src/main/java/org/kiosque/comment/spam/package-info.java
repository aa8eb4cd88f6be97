/** Whether a comment looks like spam, by what moderators have decided before and, if so configured, by somebody who sees many sites. */
@NullMarked
package org.kiosque.comment.spam;

import org.jspecify.annotations.NullMarked;
