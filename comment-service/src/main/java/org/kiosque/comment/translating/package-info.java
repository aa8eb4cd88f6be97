/** Comments in the language of whoever reads them: asked of translation-service, kept for a while, and done without when it does not answer. */
@NullMarked
package org.kiosque.comment.translating;

import org.jspecify.annotations.NullMarked;
