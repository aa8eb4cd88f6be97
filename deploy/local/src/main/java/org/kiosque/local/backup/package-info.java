/** Takes the services' databases out into files and brings them back, so that restoring was tried before it is needed. */
@NullMarked
package org.kiosque.local.backup;

import org.jspecify.annotations.NullMarked;
