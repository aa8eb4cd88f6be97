/** Stands between what engines answer and what readers see: what is no translation is found out here, and why. */
@NullMarked
package org.kiosque.translation.gate;

import org.jspecify.annotations.NullMarked;
