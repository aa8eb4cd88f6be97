/** What readers report: each network once for each comment, with a reason, until a moderator has looked. */
@NullMarked
package org.kiosque.comment.reports;

import org.jspecify.annotations.NullMarked;
