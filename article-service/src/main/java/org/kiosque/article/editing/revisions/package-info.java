/** What an article said: every text that was saved, by whom, when and why, and what one changed of another. */
@NullMarked
package org.kiosque.article.editing.revisions;

import org.jspecify.annotations.NullMarked;
