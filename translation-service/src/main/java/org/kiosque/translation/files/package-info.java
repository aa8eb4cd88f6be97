/** Memory and glossary as files that other programs read and write. */
@NullMarked
package org.kiosque.translation.files;

import org.jspecify.annotations.NullMarked;
