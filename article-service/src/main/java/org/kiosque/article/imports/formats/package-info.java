/** The files in which other systems, and this one, write their articles down; read item by item, whatever is in them. */
@NullMarked
package org.kiosque.article.imports.formats;

import org.jspecify.annotations.NullMarked;
