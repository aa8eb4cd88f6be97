/** What all engines behind HTTP have in common: time, size, rate, health and cost are bounded for each of them alike. */
@NullMarked
package org.kiosque.translation.engine.remote;

import org.jspecify.annotations.NullMarked;
