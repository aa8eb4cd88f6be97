/** What bounds the reading of files that other systems have written. */
@NullMarked
package org.kiosque.common.files;

import org.jspecify.annotations.NullMarked;
