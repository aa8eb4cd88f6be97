/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.broken.afeaturesadviceisafeatureadvice;

import org.jspecify.annotations.NullMarked;
