/** Where staff come in: what waits in each room, and how to do what. */
@NullMarked
package org.kiosque.gateway.newsroom.home;

import org.jspecify.annotations.NullMarked;
