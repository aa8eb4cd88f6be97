/** A comment's text as readers see it: a little Markdown, made into HTML that does no harm. */
@NullMarked
package org.kiosque.comment.text;

import org.jspecify.annotations.NullMarked;
