/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.broken.packagesarefreeofcycles.one;

import org.jspecify.annotations.NullMarked;
