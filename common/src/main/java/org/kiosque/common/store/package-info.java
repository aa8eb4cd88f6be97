/** What every service needs of its MongoDB besides its own documents. */
@NullMarked
package org.kiosque.common.store;

import org.jspecify.annotations.NullMarked;
