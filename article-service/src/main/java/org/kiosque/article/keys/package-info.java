/** Machines work with articles by keys that editors give them, each for a few things and for a time. */
@NullMarked
package org.kiosque.article.keys;

import org.jspecify.annotations.NullMarked;
