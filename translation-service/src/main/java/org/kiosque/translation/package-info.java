/** Starts the service that puts published articles into every language of the site. */
@NullMarked
package org.kiosque.translation;

import org.jspecify.annotations.NullMarked;
