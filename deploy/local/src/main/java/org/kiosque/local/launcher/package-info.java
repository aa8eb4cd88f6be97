/** The order of the start, what it was asked for, and what the person reads once everything runs. */
@NullMarked
package org.kiosque.local.launcher;

import org.jspecify.annotations.NullMarked;
