/** Keeps processes running and stops them together, whatever they are; says how it goes. */
@NullMarked
package org.kiosque.local.supervision;

import org.jspecify.annotations.NullMarked;
