/** Brings in what readers have said under articles elsewhere. */
@NullMarked
package org.kiosque.comment.imports;

import org.jspecify.annotations.NullMarked;
