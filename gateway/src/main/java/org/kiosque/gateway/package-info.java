/** The only door of the platform: routes calls to the services and shows readers their pages. */
@NullMarked
package org.kiosque.gateway;

import org.jspecify.annotations.NullMarked;
