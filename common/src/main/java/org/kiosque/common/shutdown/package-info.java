/** A stop that nobody notices: first no new work is wanted, and only then does the service end. */
@NullMarked
package org.kiosque.common.shutdown;

import org.jspecify.annotations.NullMarked;
