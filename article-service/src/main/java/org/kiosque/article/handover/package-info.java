/** What came with articles out of other systems and is the business of other services is handed on to them. */
@NullMarked
package org.kiosque.article.handover;

import org.jspecify.annotations.NullMarked;
