/** The document store where no MongoDB is installed: a compatible server in one Java process, for trying Kiosque. */
@NullMarked
package org.kiosque.local.store;

import org.jspecify.annotations.NullMarked;
