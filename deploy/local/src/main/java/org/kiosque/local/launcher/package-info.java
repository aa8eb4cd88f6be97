/** Starts every process of the platform in order, says how it goes, keeps them alive and stops them together. */
@NullMarked
package org.kiosque.local.launcher;

import org.jspecify.annotations.NullMarked;
