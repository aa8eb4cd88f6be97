/** Carries the trace of a request into events that are sent later, and keeps e-mail addresses out of spans. */
@NullMarked
package org.kiosque.common.tracing;

import org.jspecify.annotations.NullMarked;
