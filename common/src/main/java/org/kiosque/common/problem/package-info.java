/** Errors as RFC 9457 problem details, alike in every service. */
@NullMarked
package org.kiosque.common.problem;

import org.jspecify.annotations.NullMarked;
