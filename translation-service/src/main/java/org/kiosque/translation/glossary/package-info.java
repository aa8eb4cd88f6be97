/** Terms that are translated in one way only, whoever translates: kept for translators, and put in the place of engines' words. */
@NullMarked
package org.kiosque.translation.glossary;

import org.jspecify.annotations.NullMarked;
