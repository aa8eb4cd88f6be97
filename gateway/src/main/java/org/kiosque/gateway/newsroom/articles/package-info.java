/** The editors' room: articles from the first draft to the withdrawal. */
@NullMarked
package org.kiosque.gateway.newsroom.articles;

import org.jspecify.annotations.NullMarked;
