/** What every module's tests stand on: a real store and broker, signed tokens, golden samples, and the rules of the house. */
@NullMarked
package org.kiosque.common.testing;

import org.jspecify.annotations.NullMarked;
