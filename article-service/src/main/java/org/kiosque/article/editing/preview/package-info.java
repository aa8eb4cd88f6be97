/** Addresses at which a draft is read without an account, until they end. */
@NullMarked
package org.kiosque.article.editing.preview;

import org.jspecify.annotations.NullMarked;
