/** Makes the translations that are wanted, one run after the other, as far as engines and time allow. */
@NullMarked
package org.kiosque.translation.making;

import org.jspecify.annotations.NullMarked;
