/** What holds for the whole site and every feature: its languages, the form of ids, texts and lists. */
@NullMarked
package org.kiosque.article.site;

import org.jspecify.annotations.NullMarked;
