/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.good;

import org.jspecify.annotations.NullMarked;
