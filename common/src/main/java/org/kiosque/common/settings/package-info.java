/** Settings that are wrong, missing or unknown end the start with one sentence that names them. */
@NullMarked
package org.kiosque.common.settings;

import org.jspecify.annotations.NullMarked;
