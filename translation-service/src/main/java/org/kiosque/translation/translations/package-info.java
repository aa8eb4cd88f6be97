/** The translations as they are stored: what is wanted, what is made, who is working on it, and what is still to be told. */
@NullMarked
package org.kiosque.translation.translations;

import org.jspecify.annotations.NullMarked;
