/** Who gave which sentence which text, and when: written once, and never changed. */
@NullMarked
package org.kiosque.translation.history;

import org.jspecify.annotations.NullMarked;
