/** Who may do what on the one-machine platform: a small OpenID Connect provider with the staff's accounts. */
@NullMarked
package org.kiosque.local.identity;

import org.jspecify.annotations.NullMarked;
