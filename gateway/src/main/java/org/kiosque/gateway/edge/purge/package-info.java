/** Takes back what a content delivery network in front of us keeps. */
@NullMarked
package org.kiosque.gateway.edge.purge;

import org.jspecify.annotations.NullMarked;
