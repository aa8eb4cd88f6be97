/** What pages show, and what is told of it: which renderings are of yesterday, by the events of all services. */
@NullMarked
package org.kiosque.gateway.edge.news;

import org.jspecify.annotations.NullMarked;
