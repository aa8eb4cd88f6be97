/** What can go wrong in any service, told without HTTP: what passes by itself, and what the caller has to mend. */
@NullMarked
package org.kiosque.common.failures;

import org.jspecify.annotations.NullMarked;
