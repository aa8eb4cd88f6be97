/** DeepL, by its API v2. */
@NullMarked
package org.kiosque.translation.engine.deepl;

import org.jspecify.annotations.NullMarked;
