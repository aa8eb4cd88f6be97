/** What readers let us know of what they read, and what they get for it; nothing without their consent. */
@NullMarked
package org.kiosque.gateway.site.readers;

import org.jspecify.annotations.NullMarked;
