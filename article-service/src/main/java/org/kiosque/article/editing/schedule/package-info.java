/** What is to happen to an article by itself, and when. */
@NullMarked
package org.kiosque.article.editing.schedule;

import org.jspecify.annotations.NullMarked;
