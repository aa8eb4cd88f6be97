/** Breaks a platform of its own while people work on it, and audits afterwards what was acknowledged: {@code deploy/chaos}. */
@NullMarked
package org.kiosque.local.chaos;

import org.jspecify.annotations.NullMarked;
