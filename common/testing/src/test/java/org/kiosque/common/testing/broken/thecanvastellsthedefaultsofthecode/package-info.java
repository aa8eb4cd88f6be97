/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.broken.thecanvastellsthedefaultsofthecode;

import org.jspecify.annotations.NullMarked;
