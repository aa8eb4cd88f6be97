/** What readers are told that an article got wrong. */
@NullMarked
package org.kiosque.article.editing.corrections;

import org.jspecify.annotations.NullMarked;
