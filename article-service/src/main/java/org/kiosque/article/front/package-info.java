/** What editors have put first: on the front page of each language, and on that of each section. */
@NullMarked
package org.kiosque.article.front;

import org.jspecify.annotations.NullMarked;
