/** Cuts an article into sentences that a translator sees without markup, and puts translations back where they belong. */
@NullMarked
package org.kiosque.translation.segmentation;

import org.jspecify.annotations.NullMarked;
