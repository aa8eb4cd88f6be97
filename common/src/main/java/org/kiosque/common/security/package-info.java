/** Resource-server defaults: deny by default, roles from the token, problems instead of redirects. */
@NullMarked
package org.kiosque.common.security;

import org.jspecify.annotations.NullMarked;
