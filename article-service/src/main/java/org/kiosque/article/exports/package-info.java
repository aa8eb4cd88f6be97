/** All articles in one stream, so that nobody is locked in. */
@NullMarked
package org.kiosque.article.exports;

import org.jspecify.annotations.NullMarked;
