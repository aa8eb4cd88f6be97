/** Who may not comment, for a while or for good: by e-mail address, its domain, or network. */
@NullMarked
package org.kiosque.comment.bans;

import org.jspecify.annotations.NullMarked;
