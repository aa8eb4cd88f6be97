/** The article-service: articles from the first draft to what readers see in each language. */
@NullMarked
package org.kiosque.article;

import org.jspecify.annotations.NullMarked;
