/** The loads of {@code deploy/bench} that wrk cannot make: each request of them needs something new. */
@NullMarked
package org.kiosque.local.bench;

import org.jspecify.annotations.NullMarked;
