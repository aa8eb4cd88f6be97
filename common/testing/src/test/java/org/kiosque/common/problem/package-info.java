/** Stands in for the package of the same name. */
@NullMarked
package org.kiosque.common.problem;

import org.jspecify.annotations.NullMarked;
