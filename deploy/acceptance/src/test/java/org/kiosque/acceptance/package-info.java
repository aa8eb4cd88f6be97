/** The platform as a newcomer gets it, driven from outside: by HTTP, by a browser, and by killing its parts. */
@NullMarked
package org.kiosque.acceptance;

import org.jspecify.annotations.NullMarked;
