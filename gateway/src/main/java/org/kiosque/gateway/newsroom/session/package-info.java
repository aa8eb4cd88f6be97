/** Who is in the newsroom: sign-in by OpenID Connect, and the sealed cookie that says who is in. */
@NullMarked
package org.kiosque.gateway.newsroom.session;

import org.jspecify.annotations.NullMarked;
