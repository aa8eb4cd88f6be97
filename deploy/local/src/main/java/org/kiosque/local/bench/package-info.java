/** The loads of {@code deploy/bench} that wrk cannot make, since each request needs something new. */
@NullMarked
package org.kiosque.local.bench;

import org.jspecify.annotations.NullMarked;
