/** The log stays readable when something fails again and again. */
@NullMarked
package org.kiosque.common.logging;

import org.jspecify.annotations.NullMarked;
