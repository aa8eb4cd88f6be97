/** The page of one article, and the comment form on it. */
@NullMarked
package org.kiosque.gateway.site.article;

import org.jspecify.annotations.NullMarked;
