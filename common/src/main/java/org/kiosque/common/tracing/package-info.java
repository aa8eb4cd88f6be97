/** Carries the trace of a request into events that are sent later. */
@NullMarked
package org.kiosque.common.tracing;

import org.jspecify.annotations.NullMarked;
