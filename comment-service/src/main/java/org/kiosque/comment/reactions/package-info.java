/** How readers react to comments without a word and without an account: each network once. */
@NullMarked
package org.kiosque.comment.reactions;

import org.jspecify.annotations.NullMarked;
