/** The lists of words that moderators keep, and what they say of a text. */
@NullMarked
package org.kiosque.comment.words;

import org.jspecify.annotations.NullMarked;
