/** JSON of services, compressed for those who take that. */
@NullMarked
package org.kiosque.gateway.routing.compression;

import org.jspecify.annotations.NullMarked;
