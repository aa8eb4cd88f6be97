/** HTTP as every servlet-based service speaks it: bodies within bounds, and problems even where no servlet is reached. */
@NullMarked
package org.kiosque.common.http;

import org.jspecify.annotations.NullMarked;
