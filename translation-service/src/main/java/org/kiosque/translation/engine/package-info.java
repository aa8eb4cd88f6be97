/** Ports to machine translation: what can turn a sentence of one language into another right now. */
@NullMarked
package org.kiosque.translation.engine;

import org.jspecify.annotations.NullMarked;
