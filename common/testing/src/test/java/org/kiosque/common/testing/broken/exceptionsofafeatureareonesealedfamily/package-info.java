/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.broken.exceptionsofafeatureareonesealedfamily;

import org.jspecify.annotations.NullMarked;
