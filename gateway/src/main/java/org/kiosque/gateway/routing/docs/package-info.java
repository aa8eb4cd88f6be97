/** The page on which clients' developers read and try what the services answer. */
@NullMarked
package org.kiosque.gateway.routing.docs;

import org.jspecify.annotations.NullMarked;
