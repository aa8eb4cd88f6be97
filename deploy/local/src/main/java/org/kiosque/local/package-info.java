/** The whole platform on one machine by one command. */
@NullMarked
package org.kiosque.local;

import org.jspecify.annotations.NullMarked;
