/** LibreTranslate, a free translator that an operator runs. */
@NullMarked
package org.kiosque.translation.engine.libretranslate;

import org.jspecify.annotations.NullMarked;
