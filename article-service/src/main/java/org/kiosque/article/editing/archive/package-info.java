/** Articles as they leave the desk for good keeping and come back, and as other systems have them. */
@NullMarked
package org.kiosque.article.editing.archive;

import org.jspecify.annotations.NullMarked;
