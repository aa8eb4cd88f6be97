/** Comments in the files of other systems, read one by one. */
@NullMarked
package org.kiosque.comment.imports.formats;

import org.jspecify.annotations.NullMarked;
