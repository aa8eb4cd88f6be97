/** The newsroom's door: sign-in and sign-out, who passes, and what is shown when something fails. */
@NullMarked
package org.kiosque.gateway.newsroom.signin;

import org.jspecify.annotations.NullMarked;
