/** Whom to believe: who a reader is, which page a form was on, and what a page may load. */
@NullMarked
package org.kiosque.gateway.edge.trust;

import org.jspecify.annotations.NullMarked;
