/** Turns what authors write into HTML that is safe to show, since no author's text may run in a reader's browser. */
@NullMarked
package org.kiosque.article.markdown;

import org.jspecify.annotations.NullMarked;
