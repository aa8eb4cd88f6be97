/** All articles are told to others again, when an operator says so. */
@NullMarked
package org.kiosque.article.reemission;

import org.jspecify.annotations.NullMarked;
