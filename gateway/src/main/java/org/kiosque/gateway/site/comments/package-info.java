/** The thread and the comment form as parts of a page. */
@NullMarked
package org.kiosque.gateway.site.comments;

import org.jspecify.annotations.NullMarked;
