/** What every process that the launcher starts has in common: it ends with the launcher, and logs quietly. */
@NullMarked
package org.kiosque.local.process;

import org.jspecify.annotations.NullMarked;
