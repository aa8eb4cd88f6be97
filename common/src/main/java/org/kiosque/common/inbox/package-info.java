/** Makes a repeated or late event harmless: a state is applied only if it is newer. */
@NullMarked
package org.kiosque.common.inbox;

import org.jspecify.annotations.NullMarked;
