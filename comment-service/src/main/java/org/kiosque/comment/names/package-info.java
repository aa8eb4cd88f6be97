/** Whose names readers must not borrow unseen: the site's, its authors' and its moderators'. */
@NullMarked
package org.kiosque.comment.names;

import org.jspecify.annotations.NullMarked;
