/** What readers get: one copy of each article with all its languages, kept from events alone. */
@NullMarked
package org.kiosque.article.reading;

import org.jspecify.annotations.NullMarked;
