/** Apertium as an engine: its installed language pairs, chained, and its programs, kept running. */
@NullMarked
package org.kiosque.translation.engine.apertium;

import org.jspecify.annotations.NullMarked;
