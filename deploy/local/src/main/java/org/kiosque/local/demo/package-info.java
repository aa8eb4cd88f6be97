/** Fills an empty platform with articles and comments, by the same calls as an editor, a reader and a moderator. */
@NullMarked
package org.kiosque.local.demo;

import org.jspecify.annotations.NullMarked;
